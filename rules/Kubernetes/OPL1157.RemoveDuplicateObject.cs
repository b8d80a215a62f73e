using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects that are written twice.</summary>
internal sealed class RemoveDuplicateObject : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1157",
        "Write each object once",
        "'{0}' is written here a second time, so the last one applied replaces the other. Remove or rename one.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterFileStartAction(static file =>
    {
        var seen = new Dictionary<(string Group, string Kind, string Namespace, string Name), KubernetesObject>();
        file.RegisterManifestAction(c =>
        {
            var manifest = c.Node;
            if (!manifest.Name.IsKnown || manifest.Namespace.IsUnknown)
            {
                return;
            }

            var key = (manifest.Group, manifest.Kind, manifest.Namespace.IsKnown ? manifest.Namespace.Value : "", manifest.Name.Value);
            if (seen.TryAdd(key, manifest) || (manifest.Template is { } template && !template.AreTogether(seen[key].KindSpan.Start, manifest.KindSpan.Start)))
            {
                // Of two branches of a template one is written.
                return;
            }

            var details = new DiagnosticDetails { Related = [new RelatedSpan(seen[key].Name.Span, "It stands here first")] };
            c.Report(manifest.Name.Span, details, manifest.DisplayName);
        });
    });
}
