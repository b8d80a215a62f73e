using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Bash's <c>[[ … ]]</c>.</summary>
public sealed class ShellTestCommand : ShellCommand
{
    internal ShellTestCommand(ShellTestExpression? expression, ShellRedirection[] redirections, TextSpan span)
        : base(redirections, span) => Expression = expression;

    /// <summary>The expression; null when it is missing.</summary>
    public ShellTestExpression? Expression { get; }
}

/// <summary>An expression inside <c>[[ … ]]</c>. Its words are neither split nor globbed, quoted or not.</summary>
public abstract class ShellTestExpression : ShellNode
{
    private protected ShellTestExpression(TextSpan span)
        : base(span)
    {
    }
}

/// <summary>A word alone, a unary test (<c>-f file</c>) or a binary one (<c>a == b</c>).</summary>
public sealed class ShellTestPrimary : ShellTestExpression
{
    internal ShellTestPrimary(ShellWord? left, string? operatorText, TextSpan operatorSpan, ShellWord? right, TextSpan span)
        : base(span)
    {
        Left = left;
        Operator = operatorText;
        OperatorSpan = operatorSpan;
        Right = right;
    }

    /// <summary>What stands before the operator; null for a unary test.</summary>
    public ShellWord? Left { get; }

    /// <summary>The operator, such as <c>-f</c> or <c>=~</c>; null for a word alone, which is true unless empty.</summary>
    public string? Operator { get; }

    /// <summary>The operator's characters; empty without one.</summary>
    public TextSpan OperatorSpan { get; }

    /// <summary>What stands after the operator; null for a word alone and when it is missing.</summary>
    public ShellWord? Right { get; }
}

/// <summary><c>! expression</c> or <c>( expression )</c>.</summary>
public sealed class ShellTestGroup : ShellTestExpression
{
    internal ShellTestGroup(bool isNegation, ShellTestExpression? operand, TextSpan span)
        : base(span)
    {
        IsNegation = isNegation;
        Operand = operand;
    }

    /// <summary>Whether it is <c>!</c>; otherwise it is a pair of parentheses.</summary>
    public bool IsNegation { get; }

    /// <summary>The expression it holds; null when it is missing.</summary>
    public ShellTestExpression? Operand { get; }
}

/// <summary>Expressions joined by <c>&amp;&amp;</c>, or by <c>||</c>.</summary>
public sealed class ShellTestAndOr : ShellTestExpression
{
    private readonly ShellTestExpression[] operands;

    internal ShellTestAndOr(bool isOr, ShellTestExpression[] operands, TextSpan span)
        : base(span)
    {
        IsOr = isOr;
        this.operands = operands;
    }

    /// <summary>Whether they are joined by <c>||</c>.</summary>
    public bool IsOr { get; }

    /// <summary>The expressions from left to right.</summary>
    public ReadOnlySpan<ShellTestExpression> Operands => operands;
}
