using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// What is known of the text of a string expression: literals, concatenations, interpolations and the constants in them.
/// What is not known stands as <see cref="Hole"/>. It knows where in the source its characters are written.
/// </summary>
internal sealed class StringText
{
    /// <summary>Stands for a part that only the running program knows.</summary>
    public const char Hole = CredentialValue.Hole;

    // Deeper nesting than anyone writes is a part that is not known, so that no input overflows the stack.
    private const int MaximumDepth = 64;

    private readonly List<Piece> pieces = new();

    private StringText(ExpressionSyntax expression) => Expression = expression;

    /// <summary>The whole expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The text, with a <see cref="Hole"/> for each unknown part.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether every part is known.</summary>
    public bool IsConstant => Text.IndexOf(Hole) < 0;

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">An expression of type string.</param>
    /// <param name="model">Gives the values of the constants named in it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Its text; a single <see cref="Hole"/> when nothing is known.</returns>
    public static StringText Read(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        var result = new StringText(expression);
        var text = new StringBuilder();
        result.Append(expression, text, model, 0, cancellationToken);
        result.Text = text.ToString();
        return result;
    }

    /// <summary>Whether the expression builds a string out of literals: only these are read, once, from the outermost.</summary>
    /// <param name="node">A literal, an interpolated string or an addition.</param>
    /// <returns>False when it is a part of a larger concatenation.</returns>
    public static bool IsOutermost(SyntaxNode node)
    {
        var parent = node.Parent;
        while (parent is ParenthesizedExpressionSyntax)
        {
            parent = parent.Parent;
        }

        return !parent.IsKind(SyntaxKind.AddExpression);
    }

    /// <summary>Where some characters of <see cref="Text"/> are written.</summary>
    /// <param name="start">Index in <see cref="Text"/>.</param>
    /// <param name="length">How many characters.</param>
    /// <returns>Their exact place when one token writes them without escapes, else the token or the whole expression.</returns>
    public Location GetLocation(int start, int length)
    {
        var tree = Expression.SyntaxTree;
        foreach (var piece in pieces)
        {
            if (start >= piece.Start && start + length <= piece.Start + piece.Length)
            {
                return piece.IsVerbatim
                    ? Location.Create(tree, new TextSpan(piece.Source.Start + start - piece.Start, length))
                    : Location.Create(tree, piece.Source);
            }
        }

        return Expression.GetLocation();
    }

    private void Append(ExpressionSyntax expression, StringBuilder text, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case var _ when depth > MaximumDepth:
                text.Append(Hole);
                break;
            case LiteralExpressionSyntax literal:
                AppendToken(literal.Token, text);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                Append(parenthesized.Expression, text, model, depth + 1, cancellationToken);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                {
                    if (content is InterpolatedStringTextSyntax part)
                    {
                        AppendToken(part.TextToken, text);
                    }
                    else if (content is InterpolationSyntax { AlignmentClause: null, FormatClause: null } interpolation)
                    {
                        Append(interpolation.Expression, text, model, depth + 1, cancellationToken);
                    }
                    else
                    {
                        text.Append(Hole);
                    }
                }

                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                // Additions lean left, thousands deep in generated tables: the spine is walked without recursion.
                var operands = new Stack<ExpressionSyntax>();
                ExpressionSyntax current = addition;
                while (current is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } inner)
                {
                    operands.Push(inner.Right);
                    current = inner.Left;
                }

                Append(current, text, model, depth + 1, cancellationToken);
                while (operands.Count > 0)
                {
                    Append(operands.Pop(), text, model, depth + 1, cancellationToken);
                }

                break;
            default:
                AppendConstant(expression, text, model, cancellationToken);
                break;
        }
    }

    private void AppendConstant(ExpressionSyntax expression, StringBuilder text, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            && model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string or int or char } constant)
        {
            var value = Convert.ToString(constant.Value, CultureInfo.InvariantCulture)!;
            pieces.Add(new Piece(text.Length, value.Length, expression.Span, isVerbatim: false));
            text.Append(value);
        }
        else
        {
            text.Append(Hole);
        }
    }

    private void AppendToken(SyntaxToken token, StringBuilder text)
    {
        var value = token.ValueText;
        if (value.IndexOf(Hole) >= 0)
        {
            // A literal U+0000 is no text that any rule judges.
            text.Append(Hole);
            return;
        }

        // When the written form is the value between quotes, each character has its own place; an escape breaks that.
        var offset = token.Text.IndexOf(value, StringComparison.Ordinal);
        var end = offset + value.Length;
        var isVerbatim = offset >= 0 && (end == token.Text.Length || token.Text[end] == '"');
        pieces.Add(isVerbatim
            ? new Piece(text.Length, value.Length, new TextSpan(token.SpanStart + offset, value.Length), isVerbatim: true)
            : new Piece(text.Length, value.Length, token.Span, isVerbatim: false));
        text.Append(value);
    }

    private readonly struct Piece(int start, int length, TextSpan source, bool isVerbatim)
    {
        public int Start { get; } = start;

        public int Length { get; } = length;

        public TextSpan Source { get; } = source;

        public bool IsVerbatim { get; } = isVerbatim;
    }
}
