using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds keys that GitHub does not know where they stand.</summary>
internal sealed class RemoveUnknownKey : WorkflowRule
{
    private const string Similar = "Unexpected key '{0}' in {1}. It may be meant as '{2}'; GitHub refuses the whole file until then.";
    private const string Ignored = "Unexpected key '{0}' in {1}. Remove it; GitHub passes over it.";
    private const string IgnoredSimilar = "Unexpected key '{0}' in {1}. It may be meant as '{2}'; GitHub passes over it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4009",
        "Remove the unknown key",
        "Unexpected key '{0}' in {1}. Remove it, or move it to where it belongs; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/unexpected-key", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        var error = c.Node;
        if (error.Kind != TemplateErrorKind.UnexpectedKey || FixEventFilter.IsFilter(error))
        {
            return;
        }

        // The name may be a key that is there already: then there is nothing to rename.
        if (TemplateFinding.FindNearest(error) is { } nearest)
        {
            var fix = error.ContentSpan is { } span && span == error.Span ? CodeFix.Replace($"Rename it to '{nearest}'", span, nearest) : null;
            c.Report(error.Span, TemplateFinding.Create(c, "github/unexpected-key", error.IsRefused ? Similar : IgnoredSimilar, fix), error.Text, TemplateFinding.WithArticle(error.Owner), nearest);
        }
        else
        {
            c.Report(error.Span, TemplateFinding.Create(c, "github/unexpected-key", error.IsRefused ? null : Ignored), error.Text, TemplateFinding.WithArticle(error.Owner));
        }
    });
}
