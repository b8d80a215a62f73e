using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas.Kubernetes;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds images that a kustomization sets and none of its containers uses.</summary>
internal sealed class OverrideUsedImage : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1171",
        "Override an image that is used",
        "No container of the kustomization uses the image '{0}', so the tag or name set here reaches nothing. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var kustomizations = new Kustomizations(c.Workspace);
        ILookup<string, KubernetesObjectFact>? objects = null;
        ILookup<string, ContainerFact>? containers = null;
        foreach (var file in kustomizations.Files)
        {
            if (YamlFacts.GetItems(file.Root, "images") is not { Count: > 0 } images || kustomizations.FindManifests(file) is not { Count: > 0 } manifests)
            {
                continue;
            }

            objects ??= c.GetFacts<KubernetesObjectFact>().ToLookup(static fact => fact.Document.Path, StringComparer.Ordinal);
            containers ??= c.GetFacts<ContainerFact>().ToLookup(static fact => fact.Document.Path, StringComparer.Ordinal);

            // Of a file that is no plain manifest, or a resource whose images stand who knows where, nothing is said.
            if (manifests.Any(path => !objects.Contains(path) || objects[path].Any(static fact => KubernetesSchemas.Find(fact.ApiVersion, fact.Kind) is null or { IsCustom: true })))
            {
                continue;
            }

            ContainerFact[] mine = [.. manifests.SelectMany(path => containers[path])];
            if (mine.Length == 0 || mine.Any(static container => container.Image.IsUnknown))
            {
                continue;
            }

            string[] names = [.. mine.Where(static container => container.Image.IsKnown).Select(static container => container.Image.Value.FullName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            foreach (var image in images)
            {
                // A base may have renamed the image before: the new name then is what containers use.
                if (YamlFacts.GetString(image, "name", default) is { IsKnown: true } name && !names.Contains(name.Value, StringComparer.Ordinal) && !IsRenamed(kustomizations, name.Value))
                {
                    c.Report(file.Document, name.Span, name.Value, NearestName.Find(name.Value, names) is { } nearest ? $"Write '{nearest}'" : "Correct the name, or remove the entry");
                }
            }
        }
    });

    private static bool IsRenamed(Kustomizations kustomizations, string name) =>
        kustomizations.Files.Any(file => YamlFacts.GetItems(file.Root, "images").Any(image => YamlFacts.GetString(image, "newName", default) is { IsKnown: true } renamed && renamed.Value == name));
}
