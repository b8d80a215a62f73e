namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds templates of charts that Go does not parse.</summary>
internal sealed class CloseTemplateBlock : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1200",
        "Close what a template opens",
        "{0}, so Helm does not parse the template '{1}'. Correct it.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var template in Charts.Get(c.Workspace).All.SelectMany(static chart => chart.Templates))
        {
            foreach (var error in template.Template.Errors)
            {
                c.Report(template.Document, error.Span, error.Message, template.Document.FileName);
            }
        }
    });
}
