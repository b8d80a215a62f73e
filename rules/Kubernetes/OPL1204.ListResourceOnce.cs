using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds kustomizations that list a resource twice.</summary>
internal sealed class ListResourceOnce : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1204",
        "List each resource once",
        "'{0}' is listed a second time, so 'kustomize build' fails at an object that is already there. Remove one of the two.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var file in new Kustomizations(c.Workspace).Files)
        {
            var seen = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
            foreach (var reference in Kustomizations.GetReferences(file, "bases").Concat(Kustomizations.GetReferences(file, "resources")))
            {
                if (!seen.TryAdd(reference.Path, reference.Node.Span))
                {
                    c.Report(file.Document, reference.Node.Span, new DiagnosticDetails { Related = [new RelatedSpan(seen[reference.Path], "It is listed here too")] }, reference.Node.Value);
                }
            }
        }
    });
}
