using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds secrets that are taken apart, so that their parts are not masked.</summary>
internal sealed class KeepSecretsWhole : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4022",
        "Keep secrets whole",
        "'{0}' takes a secret apart, and the log masks only the whole. Store each part as a secret of its own.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ExternalSecrets,
        Precision = RulePrecision.VeryHigh,
        SecuritySeverity = 5.9,
        Weaknesses = [532],
        Aliases = ["zizmor/unredacted-secrets"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c => c.Node.Expression.Root.Walk(node =>
    {
        if (node is FunctionCallExpression { Arguments: [var argument] } call && call.IsCallOf("fromJSON")
            && argument.GetContextPath() is { } path && path.StartsWith("secrets.", StringComparison.OrdinalIgnoreCase))
        {
            c.Report(c.Node.GetFileSpan(node.Span), c.Node.Expression.Text.Substring(node.Span.Start, node.Span.Length));
        }

        return true;
    }));
}
