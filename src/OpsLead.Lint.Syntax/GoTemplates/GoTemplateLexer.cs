using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>Reads the tokens of one action, as Go's <c>text/template/parse</c> does.</summary>
internal ref struct GoTemplateLexer
{
    private readonly string text;

    /// <summary>Begins behind the left delimiter.</summary>
    public GoTemplateLexer(string text, int position)
    {
        this.text = text;
        Position = position;
    }

    /// <summary>Where the next token is looked for.</summary>
    public int Position { get; private set; }

    /// <summary>The token last read.</summary>
    public GoTemplateToken Current { get; private set; }

    /// <summary>Why there is no further token although the action is not closed; null where it is.</summary>
    public SyntaxError? Error { get; private set; }

    /// <summary>Whether the action ended with <c>-}}</c>.</summary>
    public bool TrimsRight { get; private set; }

    /// <summary>Reads a token.</summary>
    /// <returns>False at the right delimiter, behind which <see cref="Position"/> is then, or at an error.</returns>
    public bool Read()
    {
        while (Position < text.Length && text[Position] is ' ' or '\t' or '\r' or '\n')
        {
            Position++;
        }

        if (Position >= text.Length)
        {
            Error = new SyntaxError(new TextSpan(text.Length, 0), "The action is not closed with '}}'");
            return false;
        }

        var rest = text.AsSpan(Position);
        if (rest.StartsWith("}}", StringComparison.Ordinal))
        {
            Position += 2;
            return false;
        }

        if (rest.StartsWith("-}}", StringComparison.Ordinal) && text[Position - 1] is ' ' or '\t' or '\r' or '\n')
        {
            Position += 3;
            TrimsRight = true;
            return false;
        }

        var start = Position;
        var kind = ReadKind(rest);
        if (Error is not null)
        {
            return false;
        }

        Current = new GoTemplateToken(kind, TextSpan.FromBounds(start, Position));
        return true;
    }

    private GoTemplateTokenKind ReadKind(ReadOnlySpan<char> rest)
    {
        switch (rest[0])
        {
            case '"':
                return ReadQuoted('"', GoTemplateTokenKind.String);
            case '\'':
                return ReadQuoted('\'', GoTemplateTokenKind.Character);
            case '`':
                return ReadRaw(rest);
            case '(':
                return Take(1, GoTemplateTokenKind.LeftParenthesis);
            case ')':
                return Take(1, GoTemplateTokenKind.RightParenthesis);
            case '|':
                return Take(1, GoTemplateTokenKind.Pipe);
            case ',':
                return Take(1, GoTemplateTokenKind.Comma);
            case '=':
                return Take(1, GoTemplateTokenKind.Assign);
            case ':' when rest.Length > 1 && rest[1] == '=':
                return Take(2, GoTemplateTokenKind.Declare);
            case '$':
                return Take(1 + CountWord(rest[1..]), GoTemplateTokenKind.Variable);
            case '.' when rest.Length > 1 && char.IsAsciiDigit(rest[1]):
                return Take(1 + CountNumber(rest[1..]), GoTemplateTokenKind.Number);
            case '.':
                var length = CountWord(rest[1..]);
                return Take(1 + length, length > 0 ? GoTemplateTokenKind.Field : GoTemplateTokenKind.Dot);
            case '+' or '-' when rest.Length > 1 && (char.IsAsciiDigit(rest[1]) || rest[1] == '.'):
                return Take(1 + CountNumber(rest[1..]), GoTemplateTokenKind.Number);
            case var c when char.IsAsciiDigit(c):
                return Take(CountNumber(rest), GoTemplateTokenKind.Number);
            default:
                var word = CountWord(rest);
                return Take(Math.Max(word, 1), word > 0 ? GoTemplateTokenKind.Identifier : GoTemplateTokenKind.Unknown);
        }
    }

    private GoTemplateTokenKind Take(int length, GoTemplateTokenKind kind)
    {
        Position += length;
        return kind;
    }

    private GoTemplateTokenKind ReadQuoted(char quote, GoTemplateTokenKind kind)
    {
        var start = Position;
        for (var i = start + 1; i < text.Length && text[i] is not ('\n' or '\r'); i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                Position = i + 1;
                return kind;
            }
        }

        Error = new SyntaxError(new TextSpan(start, 1), $"The text that begins with {quote} is not closed on its line");
        return kind;
    }

    private GoTemplateTokenKind ReadRaw(ReadOnlySpan<char> rest)
    {
        var length = rest[1..].IndexOf('`');
        if (length < 0)
        {
            Error = new SyntaxError(new TextSpan(Position, 1), "The text that begins with ` is not closed");
            return GoTemplateTokenKind.RawString;
        }

        return Take(length + 2, GoTemplateTokenKind.RawString);
    }

    private static int CountWord(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (rest[length] == '_' || char.IsLetterOrDigit(rest[length])))
        {
            length++;
        }

        return length;
    }

    private static int CountNumber(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && (rest[length] is '_' or '.' || char.IsAsciiLetterOrDigit(rest[length])))
        {
            length++;
        }

        return length;
    }
}
