using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions that GitHub refuses to read.</summary>
internal sealed class FixExpressionSyntax : WorkflowRule
{
    private const string Insert = "The directive '{0}' stands in place of a key alone. Use a context that exists here.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4006",
        "Fix the expression's syntax",
        "Unexpected symbol '{0}' in the expression. Correct it; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/expression-syntax", "actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterExpressionErrorAction(static c => Report(c, c.Node.Scalar.Value, c.Node.Error, c.Node.FileSpan));
        context.RegisterExpressionAction(static c =>
        {
            if (IsInsert(c.Node))
            {
                if (!IsKey(c.Node.Scalar))
                {
                    c.Report(c.Node.GetFileSpan(c.Node.Expression.Span), new DiagnosticDetails { MessageFormat = Insert }, "insert");
                }

                return;
            }

            foreach (var error in ExpressionValidation.Validate(c.Node.Expression, ExpressionValidationOptions.Default))
            {
                Report(c, c.Node.Expression.Text, error, c.Node.GetFileSpan(error.Span));
            }
        });
    }

    // A key of a matrix, for instance: what its value evaluates to is put in the key's place. In a value it is no name of anything.
    private static bool IsInsert(ExpressionSite site) => site.Expression.Root is NamedValueExpression { Name: "insert" };

    private static bool IsKey(YamlScalar scalar)
    {
        if (scalar.Parent is YamlMapping mapping)
        {
            foreach (ref readonly var entry in mapping.Entries)
            {
                if (ReferenceEquals(entry.Key, scalar))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Report<TNode>(NodeContext<TNode> c, string text, ExpressionError error, TextSpan fileSpan)
    {
        var characters = text.Substring(error.Span.Start, error.Span.Length);
        var shown = error.Kind == ExpressionErrorKind.ExceededMaxLength || characters.Length > 60 ? characters[..Math.Min(60, characters.Length)] + "…" : characters;
        c.Report(fileSpan, new DiagnosticDetails { MessageFormat = GetFormat(error.Kind) }, shown.ReplaceLineEndings(" "));
    }

    private static string? GetFormat(ExpressionErrorKind kind) => kind switch
    {
        ExpressionErrorKind.UnexpectedEnd => "The expression ends after '{0}', where something is still to come. Complete it; GitHub refuses the whole file until then.",
        ExpressionErrorKind.ExpressionExpected => "An expression is expected in '{0}'. Write one, or take the braces away.",
        ExpressionErrorKind.UnterminatedString => "The string '{0}' has no closing quote. Close it with a single quote; one inside is written twice.",
        ExpressionErrorKind.UnterminatedExpression => "The expression that '{0}' opens is not closed. Close it with two braces, outside of quotes.",
        ExpressionErrorKind.ExceededMaxDepth => "The expression is nested too deeply at '{0}'. Split it; GitHub allows 50 levels.",
        ExpressionErrorKind.ExceededMaxLength => "The expression that begins with '{0}' is too long. Split it, or move a script to a file; GitHub allows 21,000 characters, and a text with expressions in it counts as one.",
        ExpressionErrorKind.UnrecognizedNamedValue => "Unrecognized named-value '{0}'. Use a context that exists here, or single quotes for a string.",
        ExpressionErrorKind.UnrecognizedFunction => "Unrecognized function '{0}'. Use one of GitHub's functions; there are no others.",
        ExpressionErrorKind.TooFewParameters => "Too few parameters in '{0}'. Give the ones that are missing.",
        ExpressionErrorKind.TooManyParameters => "Too many parameters in '{0}'. Take the surplus away.",
        ExpressionErrorKind.EvenParameters => "The call '{0}' has no default. Add it as the last parameter.",
        ExpressionErrorKind.InvalidFormatString => "The format string has a lone brace or a placeholder that is no number at '{0}'. Double a brace that is meant as one.",
        ExpressionErrorKind.UndefinedFormatArgument => "The placeholder '{0}' has no argument. Add the argument, or correct the number.",
        ExpressionErrorKind.InvalidJson => "The text given to 'fromJSON' is not JSON at '{0}'. Correct it.",
        _ => null,
    };
}
