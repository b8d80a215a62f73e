using OpsLead.Lint.Syntax.Expressions;

namespace OpsLead.Lint.Syntax.Tests.Expressions;

/// <summary>Writes a tree on one line, so that a test can state the whole of it.</summary>
internal static class ExpressionTreeFormatter
{
    public static string Format(ExpressionNode node) => node switch
    {
        LiteralExpression { Value.Kind: ExpressionValueKind.String } literal => $"\"{literal.Value}\"",
        LiteralExpression { Value.Kind: ExpressionValueKind.Null } => "null",
        LiteralExpression literal => literal.Value.ToString(),
        NamedValueExpression named => named.Name,
        PropertyAccessExpression access => $"{Format(access.Target)}.{access.Name}",
        IndexExpression index => $"{Format(index.Target)}[{Format(index.Index)}]",
        ObjectFilterExpression filter => $"{Format(filter.Target)}.*",
        FunctionCallExpression call => $"{call.Name}({Join(call)})",
        NotExpression not => $"(not {Format(not.Operand)})",
        ComparisonExpression comparison => $"({comparison.Operator} {Join(comparison)})",
        LogicalExpression logical => $"({logical.Operator} {Join(logical)})",
        _ => $"<{Join(node)}>",
    };

    private static string Join(ExpressionNode node) => string.Join(", ", node.Children.Select(Format));
}
