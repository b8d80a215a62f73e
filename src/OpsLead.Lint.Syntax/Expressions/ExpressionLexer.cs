using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// Cuts an expression into tokens as GitHub's lexer does. The kind of a token depends on the one before it: a period begins a
/// number where an operand may stand and dereferences elsewhere, and a keyword after a period is a plain name.
/// </summary>
internal struct ExpressionLexer(string text, TextSpan span)
{
    private readonly int end = span.End;
    private int position = span.Start;
    private ExpressionTokenKind last;

    /// <summary>The next token. After the last one, <see cref="ExpressionTokenKind.End"/> for ever.</summary>
    public ExpressionToken Next()
    {
        while (position < end && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        var start = position;
        last = position >= end ? ExpressionTokenKind.End : Read();
        return new ExpressionToken(last, TextSpan.FromBounds(start, position));
    }

    private static bool IsBoundary(char c) => c is '(' or ')' or '[' or ']' or ',' or '.' or '!' or '<' or '>' or '=' or '&' or '|' || char.IsWhiteSpace(c);

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0]) && text[0] != '_')
        {
            return false;
        }

        foreach (var c in text[1..])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    private ExpressionTokenKind Read()
    {
        var c = text[position];
        switch (c)
        {
            case '(':
                position++;
                return last == ExpressionTokenKind.FunctionName ? ExpressionTokenKind.OpenParameters : ExpressionTokenKind.OpenGroup;
            case ')':
                position++;
                return ExpressionTokenKind.CloseParenthesis;
            case '[':
                position++;
                return ExpressionTokenKind.OpenIndex;
            case ']':
                position++;
                return ExpressionTokenKind.CloseIndex;
            case ',':
                position++;
                return ExpressionTokenKind.Separator;
            case '*':
                position++;
                return ExpressionTokenKind.Wildcard;
            case '\'':
                return ReadString();
            case '!' or '=' or '<' or '>' or '&' or '|':
                return ReadOperator(c);
            case '.' when !IsOperandExpected():
                position++;
                return ExpressionTokenKind.Dereference;
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                return ReadNumber();
            default:
                return ReadKeyword();
        }
    }

    private readonly bool IsOperandExpected() => last is ExpressionTokenKind.None or ExpressionTokenKind.Separator or ExpressionTokenKind.OpenGroup
        or ExpressionTokenKind.OpenParameters or ExpressionTokenKind.OpenIndex or (>= ExpressionTokenKind.Not and <= ExpressionTokenKind.Or);

    private ExpressionTokenKind ReadString()
    {
        for (position++; position < end; position++)
        {
            if (text[position] == '\'' && (++position == end || text[position] != '\''))
            {
                return ExpressionTokenKind.String;
            }
        }

        return ExpressionTokenKind.UnterminatedString;
    }

    private ExpressionTokenKind ReadOperator(char first)
    {
        position++;
        var second = position < end ? text[position] : '\0';
        var two = (first, second) switch
        {
            ('!', '=') => ExpressionTokenKind.NotEqual,
            ('=', '=') => ExpressionTokenKind.Equal,
            ('<', '=') => ExpressionTokenKind.LessThanOrEqual,
            ('>', '=') => ExpressionTokenKind.GreaterThanOrEqual,
            ('&', '&') => ExpressionTokenKind.And,
            ('|', '|') => ExpressionTokenKind.Or,
            _ => ExpressionTokenKind.None,
        };
        if (two != ExpressionTokenKind.None)
        {
            position++;
            return two;
        }

        return first switch
        {
            '!' => ExpressionTokenKind.Not,
            '<' => ExpressionTokenKind.LessThan,
            '>' => ExpressionTokenKind.GreaterThan,
            _ => ExpressionTokenKind.Unexpected,
        };
    }

    private ExpressionTokenKind ReadNumber()
    {
        var start = position;
        do
        {
            position++;
        }
        while (position < end && (text[position] == '.' || !IsBoundary(text[position])));
        return ExpressionNumber.TryParse(text.AsSpan(start, position - start), out var value) && !double.IsNaN(value)
            ? ExpressionTokenKind.Number
            : ExpressionTokenKind.Unexpected;
    }

    private ExpressionTokenKind ReadKeyword()
    {
        var start = position;
        while (position < end && !IsBoundary(text[position]))
        {
            position++;
        }

        var name = text.AsSpan(start, position - start);
        if (!IsName(name))
        {
            return ExpressionTokenKind.Unexpected;
        }

        if (last == ExpressionTokenKind.Dereference)
        {
            return ExpressionTokenKind.PropertyName;
        }

        switch (name)
        {
            case "null":
                return ExpressionTokenKind.Null;
            case "true":
                return ExpressionTokenKind.True;
            case "false":
                return ExpressionTokenKind.False;
            case "NaN" or "Infinity":
                return ExpressionTokenKind.Number;
        }

        var next = position;
        while (next < end && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next < end && text[next] == '(' ? ExpressionTokenKind.FunctionName : ExpressionTokenKind.NamedValue;
    }
}
