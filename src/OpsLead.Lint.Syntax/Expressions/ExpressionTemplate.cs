using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>A stretch of a template: literal text, or <c>${{ … }}</c>.</summary>
/// <param name="Span">Its characters as indices of the value, <c>${{</c> and <c>}}</c> included.</param>
/// <param name="Expression">What stands between the braces; null for literal text.</param>
public readonly record struct ExpressionTemplatePart(TextSpan Span, ExpressionSyntax? Expression);

/// <summary>
/// The decoded value of a scalar, cut into literal text and expressions as GitHub's template reader does: the first <c>}}</c>
/// outside single quotes ends an expression. All spans are indices of the value; the scalar's source map leads on to the file.
/// </summary>
public sealed class ExpressionTemplate
{
    private const string Open = "${{";

    private ExpressionTemplate(string value, ImmutableArray<ExpressionTemplatePart> parts, ImmutableArray<ExpressionError> errors)
    {
        Value = value;
        Parts = parts;
        Errors = errors;
    }

    /// <summary>The value.</summary>
    public string Value { get; }

    /// <summary>The parts from left to right; they cover the value. Empty for an empty value.</summary>
    public ImmutableArray<ExpressionTemplatePart> Parts { get; }

    /// <summary>The syntax errors from left to right, at most one for each expression.</summary>
    public ImmutableArray<ExpressionError> Errors { get; }

    /// <summary>Whether there is at least one closed <c>${{ … }}</c>.</summary>
    public bool HasExpressions => SingleExpression is not null || Parts.Length > 1;

    /// <summary>The expression when it is the whole value, so that its result keeps its type; null otherwise.</summary>
    public ExpressionSyntax? SingleExpression => Parts.Length == 1 ? Parts[0].Expression : null;

    /// <summary>Whether a value could hold an expression: a test before <see cref="Parse"/> that costs nothing.</summary>
    /// <param name="value">The decoded value.</param>
    /// <returns>True when it holds <c>${{</c>.</returns>
    public static bool HasMarker(ReadOnlySpan<char> value) => value.Contains(Open, StringComparison.Ordinal);

    /// <summary>Cuts a value into its parts and parses its expressions. Never throws for what the value holds.</summary>
    /// <param name="value">The decoded value.</param>
    /// <returns>The parts and their errors.</returns>
    public static ExpressionTemplate Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = ImmutableArray.CreateBuilder<ExpressionTemplatePart>();
        var errors = ImmutableArray.CreateBuilder<ExpressionError>();
        var position = 0;
        while (position < value.Length)
        {
            var offset = value.AsSpan(position).IndexOf(Open, StringComparison.Ordinal);
            var start = offset < 0 ? value.Length : position + offset;
            var close = offset < 0 ? -1 : FindClose(value, start + Open.Length, errors, start);
            if (close < 0)
            {
                parts.Add(new ExpressionTemplatePart(TextSpan.FromBounds(position, value.Length), null));
                break;
            }

            if (start > position)
            {
                parts.Add(new ExpressionTemplatePart(TextSpan.FromBounds(position, start), null));
            }

            var expression = ExpressionSyntax.Parse(value, start + Open.Length, close - start - Open.Length);
            position = close + 2;
            var span = TextSpan.FromBounds(start, position);
            parts.Add(new ExpressionTemplatePart(span, expression));
            foreach (var error in expression.Errors)
            {
                // There is nothing inside an empty expression to point at.
                errors.Add(error.Kind == ExpressionErrorKind.ExpressionExpected ? error with { Span = span } : error);
            }
        }

        if (errors.Count == 0 && parts.Count > 1 && GetFormatLength(value, parts) > ExpressionSyntax.MaxLength)
        {
            errors.Add(new ExpressionError(ExpressionErrorKind.ExceededMaxLength, new TextSpan(0, value.Length)));
        }

        return new ExpressionTemplate(value, parts.ToImmutable(), errors.ToImmutable());
    }

    /// <summary>The index of the <c>}}</c> that ends an expression, or −1 after reporting that there is none.</summary>
    private static int FindClose(string value, int position, ImmutableArray<ExpressionError>.Builder errors, int start)
    {
        var quote = -1;
        for (; position < value.Length; position++)
        {
            if (value[position] == '\'')
            {
                // A doubled quote closes and opens again, which comes to the same.
                quote = quote < 0 ? position : -1;
            }
            else if (quote < 0 && value[position] == '}' && position + 1 < value.Length && value[position + 1] == '}')
            {
                return position;
            }
        }

        // A quote that hides the closing braces is the fault, not the braces.
        var hidden = quote < 0 ? -1 : value.IndexOf("}}", quote, StringComparison.Ordinal);
        errors.Add(hidden < 0
            ? new ExpressionError(ExpressionErrorKind.UnterminatedExpression, new TextSpan(start, Open.Length))
            : new ExpressionError(ExpressionErrorKind.UnterminatedString, new TextSpan(quote, value.AsSpan(quote, hidden - quote).TrimEnd().Length)));
        return -1;
    }

    /// <summary>
    /// GitHub turns a value of several parts into one call of <c>format</c>, whose length counts: literal text with its quotes
    /// and braces doubled, then the expressions. A long script with one expression in it is over the limit.
    /// </summary>
    private static long GetFormatLength(string value, ImmutableArray<ExpressionTemplatePart>.Builder parts)
    {
        long length = "format('')".Length;
        var arguments = 0;
        foreach (var part in parts)
        {
            if (part.Expression is { } expression)
            {
                var digits = arguments < 10 ? 1 : arguments < 100 ? 2 : arguments < 1000 ? 3 : 4;
                length += digits + "{}".Length + ", ".Length + expression.Span.Length;
                arguments++;
            }
            else
            {
                length += part.Span.Length;
                foreach (var c in value.AsSpan(part.Span.Start, part.Span.Length))
                {
                    length += c is '\'' or '{' or '}' ? 1 : 0;
                }
            }
        }

        return length;
    }
}
