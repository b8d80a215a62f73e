using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions where GitHub evaluates none.</summary>
internal sealed class KeepExpressionsWhereEvaluated : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4048",
        "Keep expressions where they are evaluated",
        "GitHub evaluates no expression in '{0}'. Write the value itself; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/expression-not-allowed", "actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        if (c.Node.Kind == TemplateErrorKind.ExpressionNotAllowed)
        {
            c.Report(c.Node.Span, new DiagnosticDetails { Aliases = c.Kind == DocumentKind.Workflow ? default : ["github/expression-not-allowed"] }, c.Node.Owner);
        }
    });
}
