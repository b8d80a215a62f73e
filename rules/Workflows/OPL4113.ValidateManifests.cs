using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds manifests that are applied by workflows, none of which looks at them first.</summary>
internal sealed class ValidateManifests : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4113",
        "Validate manifests before they are applied",
        "'{0}' is applied, and no workflow here validates manifests, so the cluster is the first to see a mistake. Run this tool, 'kubeconform' or 'kubectl apply --dry-run=server' before.",
        RuleCategory.Automation,
        RuleSeverity.Note)
    {
        Practice = Practice.ManifestValidation,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        if (c.GetFacts<ManifestValidationFact>().Count == 0 && c.GetFacts<ManifestPathFact>() is [var first, ..])
        {
            c.Report(first.Document, first.Span, first.Path.Length == 0 ? "." : first.Path);
        }
    });
}
