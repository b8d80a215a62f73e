using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds conditions that come out the same in every run.</summary>
internal sealed class AvoidConstantConditions : WorkflowRule
{
    private const string Never = "The condition '{0}' is never true. Correct it, or take away what it guards.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4087",
        "Let conditions depend on something",
        "The condition '{0}' is always true. Correct it, or take it away.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/if-cond"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c =>
    {
        var site = c.Node;
        if (site.Key != "if" || site.Place is not { Result: ExpressionResult.Condition } || (!site.IsBare && site.PartSpan.Length != site.Scalar.Value.Length)
            || ExpressionEvaluation.EvaluateCondition(site.Expression.Root) is not { } outcome)
        {
            return;
        }

        // 'if: false' is how people switch something off; it says what it does.
        var isPlain = site.Expression.Root is LiteralExpression { Value.Kind: ExpressionValueKind.Boolean };
        c.Report(
            site.GetFileSpan(site.Expression.Span),
            new DiagnosticDetails
            {
                MessageFormat = outcome ? null : Never,
                IsOptIn = isPlain,
                Aliases = IsConstant(site.Expression.Root) ? default : [],
            },
            site.Expression.Text.Substring(site.Expression.Span.Start, site.Expression.Span.Length).ReplaceLineEndings(" "));
    });

    private static bool IsConstant(ExpressionNode node)
    {
        var isConstant = true;
        node.Walk(below =>
        {
            isConstant &= below is not (NamedValueExpression or FunctionCallExpression { Name: "fromJSON" or "fromJson" or "hashFiles" });
            return isConstant;
        });
        return isConstant;
    }
}
