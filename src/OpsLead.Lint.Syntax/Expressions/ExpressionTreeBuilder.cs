using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

// In the order of precedence: a higher one binds closer. Brackets come first, for nothing flushes through them.
internal enum ExpressionOperatorKind
{
    Group,
    Call,
    Index,
    Adjacent,
    Or,
    And,
    Equality,
    Relation,
    Not,
}

/// <summary>
/// The operands and operators that are not yet part of a node, and the nodes made of them. It trusts its caller to push an
/// operand wherever one belongs.
/// </summary>
internal sealed class ExpressionTreeBuilder(string text)
{
    private readonly List<ExpressionNode> operands = [];
    private readonly List<Operator> operators = [];

    /// <summary>How many groups and calls are open.</summary>
    public int OpenParentheses { get; private set; }

    /// <summary>How many indexes are open.</summary>
    public int OpenIndexes { get; private set; }

    /// <summary>Whether a node was left out because it would have been too deep.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>The bracket on top after <see cref="Flush"/>; null when none is open.</summary>
    public ExpressionOperatorKind? OpenBracket => operators.Count > 0 ? operators[^1].Kind : null;

    /// <summary>The operand on top.</summary>
    public ExpressionNode LastOperand => operands[^1];

    /// <summary>Adds an operand.</summary>
    public void Push(ExpressionNode operand) => operands.Add(operand);

    /// <summary>Puts a node in the place of the last operand, which is below it.</summary>
    public void ReplaceLast(ExpressionNode node) => operands[^1] = Limit(node);

    /// <summary>Adds a negation of the next operand.</summary>
    public void PushNot(TextSpan span) => operators.Add(new Operator(ExpressionOperatorKind.Not, new ExpressionToken(ExpressionTokenKind.Not, span)));

    /// <summary>Opens a bracket; a call begins at its name.</summary>
    public void Open(ExpressionOperatorKind kind, TextSpan start)
    {
        operators.Add(new Operator(kind, new ExpressionToken(ExpressionTokenKind.None, start)) { OperandBase = operands.Count });
        if (kind == ExpressionOperatorKind.Index)
        {
            OpenIndexes++;
        }
        else
        {
            OpenParentheses++;
        }
    }

    /// <summary>Builds the nodes of all operators above the innermost bracket.</summary>
    public void Flush() => FlushTo(ExpressionOperatorKind.Adjacent);

    /// <summary>Adds an operator between the last operand and the next, after building what binds closer.</summary>
    public void PushBinary(ExpressionOperatorKind kind, ExpressionToken token)
    {
        var isChain = kind is ExpressionOperatorKind.Or or ExpressionOperatorKind.And or ExpressionOperatorKind.Adjacent;
        FlushTo(isChain ? kind + 1 : kind);
        if (isChain && operators.Count > 0 && operators[^1].Kind == kind)
        {
            operators[^1] = operators[^1] with { OperandCount = operators[^1].OperandCount + 1 };
        }
        else
        {
            operators.Add(new Operator(kind, token) { OperandCount = 2 });
        }
    }

    /// <summary>Builds the nodes of all operators on top that bind at least as close as <paramref name="lowest"/>.</summary>
    private void FlushTo(ExpressionOperatorKind lowest)
    {
        while (operators.Count > 0 && operators[^1].Kind >= lowest)
        {
            FlushTop();
        }
    }

    private void FlushTop()
    {
        var top = operators[^1];
        operators.RemoveAt(operators.Count - 1);
        if (top.Kind == ExpressionOperatorKind.Not)
        {
            var operand = operands[^1];
            operands[^1] = Limit(new NotExpression(TextSpan.FromBounds(top.Token.Span.Start, operand.ParenthesizedSpan.End), operand));
            return;
        }

        var nodes = PopOperands(operands.Count - top.OperandCount);
        var whole = From(nodes[0], nodes[^1].ParenthesizedSpan.End);
        operands.Add(Limit(top.Kind switch
        {
            ExpressionOperatorKind.Or => new LogicalExpression(whole, LogicalOperator.Or, nodes),
            ExpressionOperatorKind.And => new LogicalExpression(whole, LogicalOperator.And, nodes),
            ExpressionOperatorKind.Adjacent => new ErroneousExpression(whole, nodes),
            _ => new ComparisonExpression(whole, nodes[0], GetComparison(top.Token.Kind), top.Token.Span, nodes[1]),
        }));
    }

    /// <summary>Closes the innermost bracket, whose operands are complete.</summary>
    public void Close(int end)
    {
        var top = operators[^1];
        operators.RemoveAt(operators.Count - 1);
        var start = top.Token.Span.Start;
        switch (top.Kind)
        {
            case ExpressionOperatorKind.Group:
                OpenParentheses--;
                operands[^1].ParenthesizedSpan = TextSpan.FromBounds(start, end);
                break;
            case ExpressionOperatorKind.Call:
                OpenParentheses--;
                var arguments = PopOperands(top.OperandBase);
                operands.Add(Limit(new FunctionCallExpression(TextSpan.FromBounds(start, end), text.Substring(start, top.Token.Span.Length), top.Token.Span, arguments)));
                break;
            default:
                OpenIndexes--;
                var nodes = PopOperands(top.OperandBase - 1);
                operands.Add(Limit(new IndexExpression(From(nodes[0], end), nodes[0], nodes[1])));
                break;
        }
    }

    private ImmutableArray<ExpressionNode> PopOperands(int from)
    {
        var nodes = ImmutableArray.CreateBuilder<ExpressionNode>(operands.Count - from);
        for (var i = from; i < operands.Count; i++)
        {
            nodes.Add(operands[i]);
        }

        operands.RemoveRange(from, operands.Count - from);
        return nodes.MoveToImmutable();
    }

    /// <summary>From a node with its parentheses up to an index.</summary>
    public static TextSpan From(ExpressionNode first, int end) => TextSpan.FromBounds(first.ParenthesizedSpan.Start, end);

    private ExpressionNode Limit(ExpressionNode node)
    {
        if (node.Height <= ExpressionSyntax.MaxDepth)
        {
            return node;
        }

        IsTooDeep = true;
        return new ErroneousExpression(node.Span, []);
    }

    private static ComparisonOperator GetComparison(ExpressionTokenKind kind) => kind switch
    {
        ExpressionTokenKind.Equal => ComparisonOperator.Equal,
        ExpressionTokenKind.NotEqual => ComparisonOperator.NotEqual,
        ExpressionTokenKind.LessThan => ComparisonOperator.LessThan,
        ExpressionTokenKind.LessThanOrEqual => ComparisonOperator.LessThanOrEqual,
        ExpressionTokenKind.GreaterThan => ComparisonOperator.GreaterThan,
        _ => ComparisonOperator.GreaterThanOrEqual,
    };

    private readonly record struct Operator(ExpressionOperatorKind Kind, ExpressionToken Token)
    {
        public int OperandBase { get; init; }

        public int OperandCount { get; init; }
    }
}
