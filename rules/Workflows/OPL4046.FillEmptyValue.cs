using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds keys with nothing behind them where GitHub wants something.</summary>
internal sealed class FillEmptyValue : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4046",
        "Fill in the empty value",
        "Nothing is given for '{0}'. Write {1}, or remove the key.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/empty-value", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        if (c.Node.Kind == TemplateErrorKind.EmptyValue)
        {
            c.Report(c.Node.Span, TemplateFinding.Create(c, "github/empty-value"), c.Node.Owner, c.Node.Expected);
        }
    });
}
