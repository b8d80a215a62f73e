using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions that hide a constant.</summary>
internal sealed class WriteConstantOut : WorkflowRule
{
    private const string Computed = "The name '{0}' is worked out while the job runs. Write it out, so that a search finds it.";
    private const string Path = "The path in '{0}' goes a way round. Write it without empty parts, '.' and '..'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4036",
        "Write the constant out",
        "'{0}' always gives the same. Write what it gives, so that the next reader need not work it out.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["zizmor/obfuscation"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterExpressionAction(static c => Visit(c, c.Node.Expression.Root));
        context.RegisterStepAction(static c => CheckPath(c, c.Node.Uses));
        context.RegisterJobAction(static c => CheckPath(c, c.Node.Call));
    }

    private static void Visit(NodeContext<ExpressionSite> c, ExpressionNode node)
    {
        // A literal on its own inside braces is a constant as well; inside a larger expression it is what expressions are made of.
        var isRoot = node.Parent is null;
        if ((node is not LiteralExpression || (isRoot && !c.Node.IsBare)) && !IsData(node) && ExpressionEvaluation.Evaluate(node) is not null)
        {
            c.Report(c.Node.GetFileSpan(node.Span), c.Node.Expression.Text.Substring(node.Span.Start, node.Span.Length));
            return;
        }

        if (node is IndexExpression { Index: not LiteralExpression } index && ExpressionEvaluation.Evaluate(index.Index) is null)
        {
            c.Report(c.Node.GetFileSpan(index.Index.Span), new DiagnosticDetails { MessageFormat = Computed }, c.Node.Expression.Text.Substring(index.Index.Span.Start, index.Index.Span.Length));
        }

        foreach (var child in node.Children)
        {
            Visit(c, child);
        }
    }

    // A list for 'contains' can be written in no other way.
    private static bool IsData(ExpressionNode node) => node is FunctionCallExpression call && call.IsCallOf("fromJSON");

    private static void CheckPath<TNode>(NodeContext<TNode> c, ActionReference? uses)
    {
        if (uses is { Kind: ActionReferenceKind.Repository } && uses.NameSpan.Length > uses.Name.Length && HasEmptyPart(uses))
        {
            c.Report(uses.NameSpan, new DiagnosticDetails { MessageFormat = Path }, uses.Text);
        }
    }

    private static bool HasEmptyPart(ActionReference uses)
    {
        foreach (var range in uses.Path.AsSpan().Split('/'))
        {
            if (uses.Path.AsSpan()[range] is "" or "." or "..")
            {
                return true;
            }
        }

        return false;
    }
}
