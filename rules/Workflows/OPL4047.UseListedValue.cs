using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds texts that are none of those GitHub allows.</summary>
internal sealed class UseListedValue : WorkflowRule
{
    private const int MostShown = 12;
    private const string Similar = "'{0}' is no value of '{1}'. It may be meant as '{2}'.";
    private const string Unknown = "'{0}' is no value of '{1}' that this version knows. Correct it.";
    private const string Long = "The value of '{1}' is too long. Write {2}.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4047",
        "Use a listed value",
        "'{0}' is no value of '{1}'. Write one of {2}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/unexpected-value", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        var error = c.Node;
        if (error.Kind != TemplateErrorKind.UnexpectedValue)
        {
            return;
        }

        if (TemplateFinding.FindNearest(error) is { } nearest)
        {
            var fix = error.ContentSpan is { } span ? CodeFix.Replace($"Write '{nearest}'", span, nearest) : null;
            c.Report(error.Span, TemplateFinding.Create(c, "github/unexpected-value", Similar, fix), error.Text, error.Owner, nearest);
        }
        else
        {
            var format = error.Candidates.IsEmpty ? Long : error.Candidates.Length > MostShown ? Unknown : null;
            c.Report(error.Span, TemplateFinding.Create(c, "github/unexpected-value", format), TemplateFinding.Shorten(error.Text), error.Owner, error.Expected);
        }
    });
}
