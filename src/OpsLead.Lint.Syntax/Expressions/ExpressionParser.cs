using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// An operator-precedence parser with stacks of its own: GitHub sets no limit to parentheses, so the depth of the text must not
/// become the depth of the call stack. It keeps the first error, as GitHub does, and goes on to understand the rest.
/// </summary>
internal sealed class ExpressionParser
{
    private readonly string text;
    private readonly TextSpan span;
    private readonly ExpressionTreeBuilder builder;
    private ExpressionLexer lexer;
    private ExpressionToken token;
    private ExpressionToken previous;

    public ExpressionParser(string text, TextSpan span)
    {
        this.text = text;
        this.span = span;
        builder = new ExpressionTreeBuilder(text);
        lexer = new ExpressionLexer(text, span);
        previous = new ExpressionToken(ExpressionTokenKind.None, new TextSpan(span.Start, 0));
    }

    /// <summary>The first error; null when there is none.</summary>
    public ExpressionError? Error { get; private set; }

    /// <summary>Parses the whole span.</summary>
    public ExpressionNode Parse()
    {
        var expectOperand = true;
        Advance();
        while (token.Kind != ExpressionTokenKind.End)
        {
            expectOperand = ParseToken(expectOperand);
        }

        if (expectOperand)
        {
            ReportEnd();
            PushMissing();
        }

        builder.Flush();
        while (builder.OpenBracket is not null)
        {
            ReportEnd();
            builder.Close(previous.Span.End);
            builder.Flush();
        }

        if (builder.IsTooDeep)
        {
            Report(ExpressionErrorKind.ExceededMaxDepth, span);
        }

        return builder.LastOperand;
    }

    /// <summary>Handles the current token and goes past it.</summary>
    /// <returns>Whether an operand must follow.</returns>
    private bool ParseToken(bool expectOperand)
    {
        switch (token.Kind)
        {
            case ExpressionTokenKind.Null or ExpressionTokenKind.True or ExpressionTokenKind.False or ExpressionTokenKind.Number
                or ExpressionTokenKind.String or ExpressionTokenKind.NamedValue:
                RequireOperandPosition(expectOperand);
                builder.Push(CreateLeaf());
                Advance();
                return false;
            case ExpressionTokenKind.FunctionName:
                RequireOperandPosition(expectOperand);
                var name = token.Span;
                Advance();
                return Open(ExpressionOperatorKind.Call, name);
            case ExpressionTokenKind.OpenGroup:
                RequireOperandPosition(expectOperand);
                return Open(ExpressionOperatorKind.Group, token.Span);
            case ExpressionTokenKind.Not:
                RequireOperandPosition(expectOperand);
                builder.PushNot(token.Span);
                Advance();
                return true;
            case ExpressionTokenKind.OpenIndex:
                return ParseIndex(expectOperand);
            case ExpressionTokenKind.Dereference:
                RequireOperand(expectOperand);
                ParseDereference();
                return false;
            case ExpressionTokenKind.CloseParenthesis or ExpressionTokenKind.CloseIndex:
                return ParseClose(expectOperand);
            case ExpressionTokenKind.Separator:
                ParseSeparator(expectOperand);
                return true;
            case >= ExpressionTokenKind.Equal and <= ExpressionTokenKind.Or:
                ParseBinary(expectOperand);
                return true;
            default:
                return ParseUnexpected(expectOperand);
        }
    }

    private void Advance()
    {
        if (token.Kind != ExpressionTokenKind.None)
        {
            previous = token;
        }

        token = lexer.Next();
    }

    private void Report(ExpressionErrorKind kind, TextSpan at) => Error ??= new ExpressionError(kind, at);

    private void ReportUnexpected()
    {
        var isString = token.Kind == ExpressionTokenKind.UnterminatedString;
        Report(isString ? ExpressionErrorKind.UnterminatedString : ExpressionErrorKind.UnexpectedSymbol, token.Span);
    }

    private void ReportEnd() => Report(ExpressionErrorKind.UnexpectedEnd, previous.Span);

    private void PushMissing() => builder.Push(new ErroneousExpression(new TextSpan(previous.Span.End, 0), []));

    /// <summary>An operand where an operator should stand: both are kept, side by side.</summary>
    private void RequireOperandPosition(bool expectOperand)
    {
        if (!expectOperand)
        {
            ReportUnexpected();
            builder.PushBinary(ExpressionOperatorKind.Adjacent, token);
        }
    }

    private void RequireOperand(bool expectOperand)
    {
        if (expectOperand)
        {
            ReportUnexpected();
            PushMissing();
        }
    }

    private ExpressionNode CreateLeaf()
    {
        var value = token.Kind switch
        {
            ExpressionTokenKind.Null => ExpressionValue.Null,
            ExpressionTokenKind.True => ExpressionValue.True,
            ExpressionTokenKind.False => ExpressionValue.False,
            ExpressionTokenKind.Number => ExpressionValue.FromNumber(GetNumber()),
            ExpressionTokenKind.String => ExpressionValue.FromString(GetString()),
            _ => null,
        };
        return value is null ? new NamedValueExpression(token.Span, GetText(token.Span)) : new LiteralExpression(token.Span, value);
    }

    private string GetText(TextSpan at) => text.Substring(at.Start, at.Length);

    private double GetNumber()
    {
        // The lexer has checked it; only the keyword NaN is not a number.
        _ = ExpressionNumber.TryParse(text.AsSpan(token.Span.Start, token.Span.Length), out var value);
        return value;
    }

    private string GetString()
    {
        var content = text.AsSpan(token.Span.Start + 1, token.Span.Length - 2);
        return content.Contains('\'') ? content.ToString().Replace("''", "'", StringComparison.Ordinal) : content.ToString();
    }

    private bool Open(ExpressionOperatorKind kind, TextSpan start)
    {
        builder.Open(kind, start);
        Advance();
        return true;
    }

    private void RequireIndexable()
    {
        // GitHub lets nothing be taken from a literal that is not in parentheses.
        if (previous.Kind is >= ExpressionTokenKind.Null and <= ExpressionTokenKind.String)
        {
            ReportUnexpected();
        }
    }

    private void ParseDereference()
    {
        RequireIndexable();
        var target = builder.LastOperand;
        Advance();
        switch (token.Kind)
        {
            case ExpressionTokenKind.PropertyName:
                builder.ReplaceLast(new PropertyAccessExpression(ExpressionTreeBuilder.From(target, token.Span.End), target, GetText(token.Span), token.Span));
                Advance();
                break;
            case ExpressionTokenKind.Wildcard:
                builder.ReplaceLast(new ObjectFilterExpression(ExpressionTreeBuilder.From(target, token.Span.End), target, token.Span));
                Advance();
                break;
            case ExpressionTokenKind.End:
                ReportEnd();
                break;
            default:
                ReportUnexpected();
                if (token.Kind is ExpressionTokenKind.Unexpected or ExpressionTokenKind.Number)
                {
                    Advance();
                }

                break;
        }
    }

    private bool ParseIndex(bool expectOperand)
    {
        RequireOperand(expectOperand);
        RequireIndexable();
        var open = token;
        Advance();
        if (token.Kind != ExpressionTokenKind.Wildcard)
        {
            builder.Open(ExpressionOperatorKind.Index, open.Span);
            return true;
        }

        var wildcard = token.Span;
        Advance();
        if (token.Kind == ExpressionTokenKind.CloseIndex)
        {
            Advance();
        }
        else if (token.Kind == ExpressionTokenKind.End)
        {
            ReportEnd();
        }
        else
        {
            ReportUnexpected();
        }

        var target = builder.LastOperand;
        builder.ReplaceLast(new ObjectFilterExpression(ExpressionTreeBuilder.From(target, previous.Span.End), target, wildcard));
        return false;
    }

    private bool ParseClose(bool expectOperand)
    {
        var closesIndex = token.Kind == ExpressionTokenKind.CloseIndex;
        if ((closesIndex ? builder.OpenIndexes : builder.OpenParentheses) == 0)
        {
            ReportUnexpected();
            Advance();
            return expectOperand;
        }

        var isEmptyCall = !closesIndex && previous.Kind == ExpressionTokenKind.OpenParameters;
        if (!isEmptyCall)
        {
            RequireOperand(expectOperand);
        }

        builder.Flush();
        while (builder.OpenBracket == ExpressionOperatorKind.Index != closesIndex)
        {
            ReportUnexpected();
            builder.Close(previous.Span.End);
            builder.Flush();
        }

        builder.Close(token.Span.End);
        Advance();
        return false;
    }

    private void ParseSeparator(bool expectOperand)
    {
        RequireOperand(expectOperand);
        builder.Flush();
        if (builder.OpenBracket != ExpressionOperatorKind.Call)
        {
            ReportUnexpected();
            builder.PushBinary(ExpressionOperatorKind.Adjacent, token);
        }

        Advance();
    }

    private void ParseBinary(bool expectOperand)
    {
        RequireOperand(expectOperand);
        builder.PushBinary(token.Kind switch
        {
            ExpressionTokenKind.Or => ExpressionOperatorKind.Or,
            ExpressionTokenKind.And => ExpressionOperatorKind.And,
            ExpressionTokenKind.Equal or ExpressionTokenKind.NotEqual => ExpressionOperatorKind.Equality,
            _ => ExpressionOperatorKind.Relation,
        }, token);
        Advance();
    }

    private bool ParseUnexpected(bool expectOperand)
    {
        ReportUnexpected();
        if (expectOperand)
        {
            builder.Push(new ErroneousExpression(token.Span, []));
            Advance();
            return false;
        }

        // What is no token where an operator should stand was most likely meant as one: 'a = b'.
        builder.PushBinary(ExpressionOperatorKind.Adjacent, token);
        Advance();
        return true;
    }
}
