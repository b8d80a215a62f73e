using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds conditions that are text around an expression, and so always true.</summary>
internal sealed class WriteWholeCondition : WorkflowRule
{
    private const string WhiteSpace = "The condition '{0}' has white space around its expression, so it is a text and always true. Remove the white space.";
    private const string LineBreak = "The condition '{0}' ends with the line break of its block, so it is a text and always true. End the header with '-', or write the condition without braces.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4028",
        "Write the whole condition as one expression",
        "The condition '{0}' is text with an expression in it, and such a text is always true. Put all of it inside one pair of braces.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/condition-text", "zizmor/unsound-condition", "actionlint/if-cond", "poutine/if_always_true"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterJobAction(static c => Check(c, c.Node.If));
        context.RegisterStepAction(static c => Check(c, c.Node.If));
    }

    private static void Check<TNode>(NodeContext<TNode> c, YamlScalar? condition)
    {
        if (condition is null || !ExpressionTemplate.HasMarker(condition.Value))
        {
            return;
        }

        var template = ExpressionTemplate.Parse(condition.Value);
        if (!template.Errors.IsEmpty || template.Parts is [{ Expression: not null }])
        {
            return;
        }

        // GitHub trims before it looks for text around the expression, but evaluates with the final line break of a block: true, and accepted.
        var isOnlyWhiteSpace = template.Parts.All(part => part.Expression is not null || condition.Value.AsSpan(part.Span.Start, part.Span.Length).IsWhiteSpace()) && template.Parts.Count(static part => part.Expression is not null) == 1;
        var isBlock = condition.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded;
        c.Report(
            isOnlyWhiteSpace && isBlock ? new TextSpan(condition.Span.Start, 1) : condition.Span,
            new DiagnosticDetails
            {
                MessageFormat = !isOnlyWhiteSpace ? null : isBlock ? LineBreak : WhiteSpace,
                Aliases = isOnlyWhiteSpace ? ["zizmor/unsound-condition", "actionlint/if-cond"] : default,
                Fix = isOnlyWhiteSpace ? Chomp(c.Text, condition) : null,
            },
            condition.Value.Trim().ReplaceLineEndings(" "));
    }

    // '|' becomes '|-' and '>' becomes '>-'; a header with an indicator of its own is left to people.
    private static CodeFix? Chomp(SourceText text, YamlScalar condition)
    {
        if (condition.Style is not (YamlScalarStyle.Literal or YamlScalarStyle.Folded))
        {
            return null;
        }

        var after = condition.Span.Start + 1;
        return after < text.Text.Length && text.Text[after] is '\n' or '\r' or ' ' ? CodeFix.Replace("Drop the final line break", new TextSpan(after, 0), "-") : null;
    }
}
