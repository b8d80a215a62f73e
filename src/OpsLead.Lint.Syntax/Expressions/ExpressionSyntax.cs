using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>One parsed expression: what stands between <c>${{</c> and <c>}}</c>, or a bare condition. Immutable.</summary>
public sealed class ExpressionSyntax
{
    /// <summary>The deepest tree GitHub accepts; parentheses add no level.</summary>
    public const int MaxDepth = 50;

    /// <summary>The longest expression GitHub accepts, in UTF-16 code units.</summary>
    public const int MaxLength = 21_000;

    private ExpressionSyntax(string text, TextSpan span, ExpressionNode root, ImmutableArray<ExpressionError> errors)
    {
        Text = text;
        Span = span;
        Root = root;
        Errors = errors;
    }

    /// <summary>The whole text the expression was parsed from; all spans are indices of it.</summary>
    public string Text { get; }

    /// <summary>The characters of the expression without white space around it.</summary>
    public TextSpan Span { get; }

    /// <summary>The outermost node. Where there are errors the tree holds <see cref="ErroneousExpression"/>s and whatever was understood.</summary>
    public ExpressionNode Root { get; }

    /// <summary>The syntax error GitHub would report, the first one; empty when there is none. Names are not checked here.</summary>
    public ImmutableArray<ExpressionError> Errors { get; }

    /// <summary>Parses a bare expression, for instance the value of <c>if</c>. Never throws for what the text holds.</summary>
    /// <param name="text">The text that holds it.</param>
    /// <param name="start">The index where it begins; white space around it is left out.</param>
    /// <param name="length">How many code units.</param>
    /// <returns>The tree and its errors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the text.</exception>
    public static ExpressionSyntax Parse(string text, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, text.Length - start);
        var all = text.AsSpan(start, length);
        var trimmed = all.TrimStart();
        var span = new TextSpan(start + length - trimmed.Length, trimmed.TrimEnd().Length);
        if (span.IsEmpty)
        {
            var empty = new ExpressionError(ExpressionErrorKind.ExpressionExpected, new TextSpan(start, length));
            return new ExpressionSyntax(text, span, new ErroneousExpression(span, []), [empty]);
        }

        if (span.Length > MaxLength)
        {
            return new ExpressionSyntax(text, span, new ErroneousExpression(span, []), [new ExpressionError(ExpressionErrorKind.ExceededMaxLength, span)]);
        }

        var parser = new ExpressionParser(text, span);
        var root = parser.Parse();
        return new ExpressionSyntax(text, span, root, parser.Error is { } error ? [error] : []);
    }

    /// <summary>Parses a bare expression that is the whole text.</summary>
    /// <param name="text">The expression.</param>
    /// <returns>The tree and its errors.</returns>
    public static ExpressionSyntax Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, 0, text.Length);
    }

    /// <summary>The characters of a node.</summary>
    /// <param name="span">A span of <see cref="Text"/>.</param>
    /// <returns>Its characters, without copying.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span reaches beyond the text.</exception>
    public ReadOnlySpan<char> Slice(TextSpan span) => Text.AsSpan(span.Start, span.Length);

    /// <summary>The expression as written.</summary>
    /// <returns>A copy of its characters.</returns>
    public override string ToString() => Text.Substring(Span.Start, Span.Length);
}
