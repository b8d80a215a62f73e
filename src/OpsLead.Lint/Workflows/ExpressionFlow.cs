using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Workflows;

/// <summary>Follows what an expression reads to what it gives.</summary>
public static class ExpressionFlow
{
    /// <summary>
    /// The contexts whose characters may stand in the result. A comparison, a negation and a test give a truth value; of <c>a &amp;&amp; b</c>
    /// only the last operand can be more than falsy.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <returns>The outermost accesses, such as that of <c>github.event.issue.title</c>, from left to right.</returns>
    public static IReadOnlyList<ExpressionNode> GetSources(ExpressionSyntax expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var result = new List<ExpressionNode>();
        Visit(expression.Root, result);
        return result;
    }

    private static void Visit(ExpressionNode node, List<ExpressionNode> result)
    {
        switch (node)
        {
            case NamedValueExpression or PropertyAccessExpression or IndexExpression or ObjectFilterExpression:
                if (node.GetContextPath() is null)
                {
                    // A chain that begins with a call: fromJSON(x).y gives a part of x.
                    Visit(node.Children[0], result);
                }
                else
                {
                    result.Add(node);
                }

                break;
            case LogicalExpression { Operator: LogicalOperator.And } and:
                Visit(and.Operands[^1], result);
                break;
            case LogicalExpression or:
                VisitAll(or.Operands, result);
                break;
            case FunctionCallExpression call when call.IsCallOf("format") || call.IsCallOf("join") || call.IsCallOf("toJSON") || call.IsCallOf("fromJSON"):
                VisitAll(call.Arguments, result);
                break;
            case FunctionCallExpression call when call.IsCallOf("case"):
                for (var i = 1; i < call.Arguments.Length; i++)
                {
                    // Every second argument, and the default, is a value; the others are conditions.
                    if (i % 2 == 1 || i == call.Arguments.Length - 1)
                    {
                        Visit(call.Arguments[i], result);
                    }
                }

                break;
        }
    }

    private static void VisitAll(System.Collections.Immutable.ImmutableArray<ExpressionNode> nodes, List<ExpressionNode> result)
    {
        foreach (var node in nodes)
        {
            Visit(node, result);
        }
    }
}
