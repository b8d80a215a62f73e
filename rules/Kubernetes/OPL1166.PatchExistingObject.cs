using System.Text.RegularExpressions;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds patches of a kustomization whose target is none of its objects.</summary>
internal sealed class PatchExistingObject : KubernetesRule
{
    private const string NoMatch = "The patch is of '{0}', which is none of the kustomization's objects, so 'kustomize build' fails. Correct its kind or name, or remove the patch.";

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
            // A component patches the objects of whoever uses it.
            if (!HasPatches(file) || (file.Root.TryGetScalar("kind", out var kind) && kind.Value == "Component") || kustomizations.FindManifests(file) is not { } manifests)
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

            foreach (var patch in YamlFacts.GetItems(file.Root, "patches"))
            {
                CheckTarget(c, file, patch, mine);
            }

            CheckMerges(c, file, mine, objects);
        }
    });

    private static bool HasPatches(KustomizationFile file) => file.Root.TryGetSequence("patches", out _) || file.Root.TryGetSequence("patchesStrategicMerge", out _);

    // A strategic merge patch says itself what it is of.
    private static void CheckMerges(WorkspaceAnalysisContext c, KustomizationFile file, KubernetesObjectFact[] mine, ILookup<string, KubernetesObjectFact> objects)
    {
        if (mine.Length == 0)
        {
            return;
        }

        foreach (var reference in GetMerges(file))
        {
            foreach (var patch in objects[reference.Path])
            {
                if (patch.Name.IsKnown && patch.Kind is not ("ConfigMap" or "Secret")
                    && !mine.Any(fact => !fact.Name.IsKnown || (fact.Kind == patch.Kind && (fact.Name.Value == patch.Name.Value || patch.Name.Value.Contains(fact.Name.Value, StringComparison.Ordinal)))))
                {
                    c.Report(file.Document, reference.Node.Span, new DiagnosticDetails { MessageFormat = NoMatch, Severity = RuleSeverity.Error }, $"{patch.Kind}/{patch.Name.Value}");
                }
            }
        }
    }

    private static IEnumerable<KustomizationReference> GetMerges(KustomizationFile file)
    {
        foreach (var reference in Kustomizations.GetReferences(file, "patchesStrategicMerge"))
        {
            yield return reference;
        }

        foreach (var item in YamlFacts.GetItems(file.Root, "patches"))
        {
            if (!item.TryGetValue("target", out _) && item.TryGetScalar("path", out var path) && path.Value.Length > 0 && !YamlFacts.IsTemplated(path.Value))
            {
                yield return new KustomizationReference(RelativePath.Combine(file.Document.Folder, path.Value), path);
            }
        }
    }

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
