using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds conditions that trust whoever caused the run to be the bot that opened the pull request.</summary>
internal sealed class TestAuthorInsteadOfActor : WorkflowRule
{
    // Who caused the run last: a push to the bot's branch, or a comment that recreates it, makes it the attacker's word.
    private static readonly string[] ActorNames = ["github.actor", "github.triggering_actor", "github.event.pull_request.sender.login"];
    private static readonly string[] ActorIds = ["github.actor_id", "github.event.pull_request.sender.id"];

    // Dependabot, Renovate, GitHub Actions and GitHub's merge queue. Source: GitHub's REST API /users/…[bot], July 2026.
    private static readonly string[] BotIds = ["49699333", "29139614", "41898282", "69631"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4025",
        "Test the author instead of the actor",
        "'{0}' holds for whoever caused the run last, and others can make a bot do that. Test who opened the pull request: 'github.event.pull_request.user.login'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [290],
        Aliases = ["zizmor/bot-conditions"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterExpressionAction(static c =>
    {
        if (c.Node.Key != "if")
        {
            return;
        }

        c.Node.Expression.Root.Walk(node =>
        {
            if (node is ComparisonExpression { Operator: ComparisonOperator.Equal } comparison && (IsBotTest(comparison.Left, comparison.Right) || IsBotTest(comparison.Right, comparison.Left)))
            {
                // Outside of pull requests and comments nobody else can be behind the actor.
                var isOptIn = c.Node.Job is { } job && !job.Workflow.Triggers.Any(static trigger => trigger.Name is "pull_request_target" or "workflow_run" or "issue_comment");
                c.Report(c.Node.GetFileSpan(node.Span), new DiagnosticDetails { IsOptIn = isOptIn || IsBesideAuthor(node) }, c.Node.Expression.Text.Substring(node.Span.Start, node.Span.Length));
            }

            return true;
        });
    });

    // Whoever caused the run, the author is tested as well.
    private static bool IsBesideAuthor(ExpressionNode node)
    {
        for (var above = node.Parent; above is LogicalExpression { Operator: LogicalOperator.And } and; above = above.Parent)
        {
            foreach (var operand in and.Operands)
            {
                if (operand is ComparisonExpression { Operator: ComparisonOperator.Equal } test && (IsAuthor(test.Left) || IsAuthor(test.Right)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAuthor(ExpressionNode node) =>
        node.GetContextPath() is { } path && (path.Equals("github.event.pull_request.user.login", StringComparison.OrdinalIgnoreCase) || path.Equals("github.event.pull_request.user.id", StringComparison.OrdinalIgnoreCase));

    private static bool IsBotTest(ExpressionNode context, ExpressionNode constant)
    {
        if (context.GetContextPath() is not { } path || constant is not LiteralExpression { Value: var value })
        {
            return false;
        }

        var text = value.ToString();
        return (ActorNames.Contains(path, StringComparer.OrdinalIgnoreCase) && text.EndsWith("[bot]", StringComparison.OrdinalIgnoreCase))
            || (ActorIds.Contains(path, StringComparer.OrdinalIgnoreCase) && BotIds.Contains(text));
    }
}
