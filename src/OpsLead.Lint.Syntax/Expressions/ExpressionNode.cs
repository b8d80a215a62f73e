using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// A node of an expression. Spans are indices of the text the expression was parsed from. Immutable once parsed; no deeper than
/// <see cref="ExpressionSyntax.MaxDepth"/>, so recursion over it is safe.
/// </summary>
public abstract class ExpressionNode
{
    private protected ExpressionNode(TextSpan span, ImmutableArray<ExpressionNode> children)
    {
        Span = span;
        ParenthesizedSpan = span;
        Children = children;
        foreach (var child in children)
        {
            child.Parent = this;
            Height = Math.Max(Height, child.Height);
        }

        Height++;
    }

    /// <summary>The characters of the node without parentheses around it.</summary>
    public TextSpan Span { get; }

    /// <summary>The characters of the node with all parentheses around it; <see cref="Span"/> when there are none.</summary>
    public TextSpan ParenthesizedSpan { get; internal set; }

    /// <summary>The nodes directly below, from left to right.</summary>
    public ImmutableArray<ExpressionNode> Children { get; }

    /// <summary>The node directly above; null for the root.</summary>
    public ExpressionNode? Parent { get; private set; }

    internal int Height { get; }

    /// <summary>
    /// What a chain of accesses reads, for look-ups in tables of contexts: <c>github.event.commits.*.message</c> for
    /// <c>github.event.commits[0]['message']</c>. A filter and every index that is no constant name stand as <c>*</c>.
    /// </summary>
    /// <returns>The path as written, to be compared ignoring case; null when the chain does not begin with a context.</returns>
    public string? GetContextPath()
    {
        var names = new Stack<string>();
        for (var node = this; ; node = node.Children[0])
        {
            switch (node)
            {
                case NamedValueExpression named:
                    names.Push(named.Name);
                    return string.Join('.', names);
                case PropertyAccessExpression access:
                    names.Push(access.Name);
                    break;
                case IndexExpression { Index: LiteralExpression { Value.Kind: ExpressionValueKind.String } key }:
                    names.Push(key.Value.ToString());
                    break;
                case IndexExpression or ObjectFilterExpression:
                    names.Push("*");
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Visits this node and all below it, a node before its children, from left to right.</summary>
    /// <param name="visit">Called for each node; false leaves out what is below it.</param>
    public void Walk(Func<ExpressionNode, bool> visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        if (visit(this))
        {
            foreach (var child in Children)
            {
                child.Walk(visit);
            }
        }
    }
}

/// <summary>A constant: <c>null</c>, <c>true</c>, <c>false</c>, a number, a string.</summary>
public sealed class LiteralExpression : ExpressionNode
{
    internal LiteralExpression(TextSpan span, ExpressionValue value)
        : base(span, [])
        => Value = value;

    /// <summary>What it stands for; never an array or an object.</summary>
    public ExpressionValue Value { get; }
}

/// <summary>A context by its name, for instance <c>github</c>.</summary>
public sealed class NamedValueExpression : ExpressionNode
{
    internal NamedValueExpression(TextSpan span, string name)
        : base(span, [])
        => Name = name;

    /// <summary>The name as written; GitHub compares it ignoring case.</summary>
    public string Name { get; }
}

/// <summary>A property by its name: <c>github.ref</c>.</summary>
public sealed class PropertyAccessExpression : ExpressionNode
{
    internal PropertyAccessExpression(TextSpan span, ExpressionNode target, string name, TextSpan nameSpan)
        : base(span, [target])
    {
        Name = name;
        NameSpan = nameSpan;
    }

    /// <summary>What stands before the period.</summary>
    public ExpressionNode Target => Children[0];

    /// <summary>The name as written; GitHub compares it ignoring case.</summary>
    public string Name { get; }

    /// <summary>The characters of the name.</summary>
    public TextSpan NameSpan { get; }
}

/// <summary>A property or an element by a computed key: <c>matrix['os']</c>.</summary>
public sealed class IndexExpression : ExpressionNode
{
    internal IndexExpression(TextSpan span, ExpressionNode target, ExpressionNode index)
        : base(span, [target, index])
    {
    }

    /// <summary>What stands before the bracket.</summary>
    public ExpressionNode Target => Children[0];

    /// <summary>What stands between the brackets.</summary>
    public ExpressionNode Index => Children[1];
}

/// <summary>An object filter, which stands for all elements: <c>labels.*</c> or <c>labels[*]</c>.</summary>
public sealed class ObjectFilterExpression : ExpressionNode
{
    internal ObjectFilterExpression(TextSpan span, ExpressionNode target, TextSpan wildcardSpan)
        : base(span, [target])
        => WildcardSpan = wildcardSpan;

    /// <summary>What is filtered.</summary>
    public ExpressionNode Target => Children[0];

    /// <summary>The asterisk.</summary>
    public TextSpan WildcardSpan { get; }
}

/// <summary>A call of a function.</summary>
public sealed class FunctionCallExpression : ExpressionNode
{
    internal FunctionCallExpression(TextSpan span, string name, TextSpan nameSpan, ImmutableArray<ExpressionNode> arguments)
        : base(span, arguments)
    {
        Name = name;
        NameSpan = nameSpan;
    }

    /// <summary>The name as written; GitHub compares it ignoring case.</summary>
    public string Name { get; }

    /// <summary>The characters of the name.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The arguments, from left to right.</summary>
    public ImmutableArray<ExpressionNode> Arguments => Children;

    /// <summary>Whether it calls the function of that name.</summary>
    /// <param name="name">The function's name in any case.</param>
    /// <returns>True when it does.</returns>
    public bool IsCallOf(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A negation: <c>!x</c>.</summary>
public sealed class NotExpression : ExpressionNode
{
    internal NotExpression(TextSpan span, ExpressionNode operand)
        : base(span, [operand])
    {
    }

    /// <summary>What is negated.</summary>
    public ExpressionNode Operand => Children[0];
}

/// <summary>How two values are compared.</summary>
public enum ComparisonOperator
{
    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    LessThan,

    /// <summary><c>&lt;=</c></summary>
    LessThanOrEqual,

    /// <summary><c>></c></summary>
    GreaterThan,

    /// <summary><c>>=</c></summary>
    GreaterThanOrEqual,
}

/// <summary>A comparison of two values.</summary>
public sealed class ComparisonExpression : ExpressionNode
{
    internal ComparisonExpression(TextSpan span, ExpressionNode left, ComparisonOperator comparison, TextSpan operatorSpan, ExpressionNode right)
        : base(span, [left, right])
    {
        Operator = comparison;
        OperatorSpan = operatorSpan;
    }

    /// <summary>How they are compared.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>The characters of the operator.</summary>
    public TextSpan OperatorSpan { get; }

    /// <summary>The left value.</summary>
    public ExpressionNode Left => Children[0];

    /// <summary>The right value.</summary>
    public ExpressionNode Right => Children[1];
}

/// <summary>How truth values are joined.</summary>
public enum LogicalOperator
{
    /// <summary><c>&amp;&amp;</c>: the first operand that is not truthy, else the last.</summary>
    And,

    /// <summary><c>||</c>: the first operand that is truthy, else the last.</summary>
    Or,
}

/// <summary>
/// Operands joined by one logical operator. A chain <c>a || b || c</c> is one node of three operands, as in GitHub's trees, where
/// it counts as one level of depth.
/// </summary>
public sealed class LogicalExpression : ExpressionNode
{
    internal LogicalExpression(TextSpan span, LogicalOperator logical, ImmutableArray<ExpressionNode> operands)
        : base(span, operands)
        => Operator = logical;

    /// <summary>How they are joined.</summary>
    public LogicalOperator Operator { get; }

    /// <summary>Two operands or more, from left to right.</summary>
    public ImmutableArray<ExpressionNode> Operands => Children;
}

/// <summary>
/// What could not be understood: a missing operand (an empty span), characters that are no token, operands without an operator
/// between them (its children), or a subtree that is too deep. There is one only where the expression has an error.
/// </summary>
public sealed class ErroneousExpression : ExpressionNode
{
    internal ErroneousExpression(TextSpan span, ImmutableArray<ExpressionNode> children)
        : base(span, children)
    {
    }
}
