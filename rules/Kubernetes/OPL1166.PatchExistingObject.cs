using System.Text.RegularExpressions;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds patches of a kustomization whose target is none of its objects.</summary>
internal sealed class PatchExistingObject : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1166",
        "Patch an object that exists",
        "The patch's target '{0}' is none of the kustomization's objects, so the patch does nothing. Correct the target, or remove the patch.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var kustomizations = new Kustomizations(c.Workspace);
        ILookup<string, KubernetesObjectFact>? objects = null;
        foreach (var file in kustomizations.Files)
        {
            if (YamlFacts.GetItems(file.Root, "patches") is not { Count: > 0 } patches || kustomizations.FindManifests(file) is not { } manifests)
            {
                continue;
            }

            objects ??= c.GetFacts<KubernetesObjectFact>().ToLookup(static fact => fact.Document.Path, StringComparer.Ordinal);
            KubernetesObjectFact[] mine = [.. manifests.SelectMany(path => objects[path])];

            // A file whose objects cannot be told, such as a template, may hold the target.
            if (manifests.Any(path => !objects.Contains(path)))
            {
                continue;
            }

            foreach (var patch in patches)
            {
                CheckTarget(c, file, patch, mine);
            }
        }
    });

    private static void CheckTarget(WorkspaceAnalysisContext c, KustomizationFile file, YamlMapping patch, KubernetesObjectFact[] objects)
    {
        if (!patch.TryGetMapping("target", out var target) || target.IsOpen || target.TryGetValue("labelSelector", out _) || target.TryGetValue("annotationSelector", out _))
        {
            return;
        }

        var kind = YamlFacts.GetString(target, "kind", target.Span);
        var name = YamlFacts.GetString(target, "name", target.Span);
        if (kind.IsUnknown || name.IsUnknown || (kind.IsAbsent && name.IsAbsent))
        {
            return;
        }

        foreach (var fact in objects)
        {
            if (!fact.Name.IsKnown || (Matches(kind, fact.Kind) && Matches(name, fact.Name.Value)))
            {
                return;
            }
        }

        // Generators make ConfigMaps and Secrets of their own.
        if (kind.IsAbsent || kind.Value is "ConfigMap" or "Secret")
        {
            return;
        }

        var place = name.IsKnown ? name.Span : kind.Span;
        c.Report(file.Document, place, name.IsKnown ? $"{kind.Value}/{name.Value}" : kind.Value);
    }

    // Kustomize anchors both at their ends. A prefix or suffix may have been added to the name before.
    private static bool Matches(Fact<string> pattern, string text)
    {
        if (!pattern.IsKnown || pattern.Value == text || pattern.Value.Contains(text, StringComparison.Ordinal))
        {
            return true;
        }

        try
        {
            return Regex.IsMatch(text, $"^(?:{pattern.Value})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return true;
        }
    }
}
