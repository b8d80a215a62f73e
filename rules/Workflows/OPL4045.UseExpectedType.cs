using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds texts, numbers, booleans, lists and mappings where another of them is expected.</summary>
internal sealed class UseExpectedType : WorkflowRule
{
    private const string Range = "'{0}' is no number for '{1}'. Write {2}.";
    private const string Tag = "'{0}' is not what its tag '{2}' says. Correct the value, or take the tag away.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4045",
        "Use the expected type",
        "'{0}' is not expected for '{1}'. Write {2}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/unexpected-value", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        if (c.Node.Kind is TemplateErrorKind.UnexpectedType or TemplateErrorKind.NumberOutOfRange or TemplateErrorKind.TagMismatch)
        {
            var format = c.Node.Kind == TemplateErrorKind.NumberOutOfRange ? Range : c.Node.Kind == TemplateErrorKind.TagMismatch ? Tag : null;
            c.Report(c.Node.Span, TemplateFinding.Create(c, "github/unexpected-value", format), TemplateFinding.Shorten(c.Node.Text), c.Node.Owner, c.Node.Expected);
        }
    });
}
