using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>What a text is that may be a JSON array of strings.</summary>
internal enum DockerJsonForm
{
    /// <summary>No JSON array: the builder takes the text as it stands.</summary>
    NotJson,

    /// <summary>A JSON array of strings.</summary>
    Strings,

    /// <summary>A JSON array that holds something else, which the builder refuses.</summary>
    OtherElement,
}

/// <summary>
/// Reads the JSON form of an instruction with Go's strictness: escapes are JSON's, no trailing comma, nothing after the bracket.
/// One pass, without recursion.
/// </summary>
internal struct DockerJsonReader(DockerText source, char escape)
{
    // Go's decoder gives up at this depth, and the text is no JSON then.
    private const int DeepestNesting = 10_000;

    private readonly List<DockerWord> elements = [];
    private int position;

    /// <summary>The strings, decoded.</summary>
    public readonly IReadOnlyList<DockerWord> Elements => elements;

    /// <summary>The first element that is no string.</summary>
    public TextSpan OtherElement { get; private set; }

    public DockerJsonForm Read()
    {
        var text = source.AsSpan();
        SkipBlanks(text);
        if (!Take(text, '['))
        {
            return DockerJsonForm.NotJson;
        }

        var onlyStrings = true;
        SkipBlanks(text);
        if (!Take(text, ']'))
        {
            do
            {
                SkipBlanks(text);
                var start = position;
                if (position < text.Length && text[position] == '"')
                {
                    if (!ReadString(text, keep: onlyStrings))
                    {
                        return DockerJsonForm.NotJson;
                    }
                }
                else if (!SkipValue(text))
                {
                    return DockerJsonForm.NotJson;
                }
                else if (onlyStrings)
                {
                    onlyStrings = false;
                    OtherElement = source.GetSpan(start, position - start);
                }

                SkipBlanks(text);
            }
            while (Take(text, ','));

            if (!Take(text, ']'))
            {
                return DockerJsonForm.NotJson;
            }
        }

        SkipBlanks(text);
        return position < text.Length ? DockerJsonForm.NotJson : onlyStrings ? DockerJsonForm.Strings : DockerJsonForm.OtherElement;
    }

    /// <summary>
    /// Whether a text in shell form was meant to be a JSON array. <c>[ "$x" = y ]</c> is a shell's test and <c>[[ … ]]</c> another;
    /// an array has no blank after its bracket, or a comma after its first element.
    /// </summary>
    public static bool LooksLikeJson(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.Length < 2 || text[0] != '[' || text[1] == '[')
        {
            return false;
        }

        if (!char.IsWhiteSpace(text[1]))
        {
            return text[1] is '"' or '\'' or ']' or '`' or '\u201C' or '\u2018' || text.TrimEnd()[^1] == ']';
        }

        text = text[1..].TrimStart();
        if (text.IsEmpty || text[0] is not ('"' or '\''))
        {
            return false;
        }

        var close = text[1..].IndexOf(text[0]);
        return close >= 0 && text[(close + 2)..].TrimStart() is [',' or ']', ..];
    }

    private bool ReadString(ReadOnlySpan<char> text, bool keep)
    {
        var start = ++position;
        var plain = text[start..].IndexOfAny('"', '\\');
        if (plain >= 0 && text[start + plain] == '"')
        {
            if (HasControl(text.Slice(start, plain)))
            {
                return false;
            }

            position = start + plain + 1;
            if (keep)
            {
                elements.Add(new DockerWord(source.Slice(start, plain), escape));
            }

            return true;
        }

        var decoded = keep ? new DockerTextBuilder() : null;
        var run = start;
        while (position < text.Length)
        {
            var character = text[position];
            if (character < ' ')
            {
                return false;
            }

            if (character is not ('"' or '\\'))
            {
                position++;
                continue;
            }

            decoded?.Append(source, run, position - run);
            if (character == '"')
            {
                if (decoded is not null)
                {
                    elements.Add(new DockerWord(decoded.ToText(source.GetSpan(start, 0).Start), escape));
                }

                position++;
                return true;
            }

            if (!ReadEscape(text, decoded))
            {
                return false;
            }

            run = position;
        }

        return false;
    }

    private bool ReadEscape(ReadOnlySpan<char> text, DockerTextBuilder? decoded)
    {
        var start = position++;
        if (position == text.Length)
        {
            return false;
        }

        var sign = text[position++];
        var character = sign switch
        {
            '"' or '\\' or '/' => sign,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (sign == 'u')
        {
            if (position + 4 > text.Length
                || !ushort.TryParse(text.Slice(position, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit))
            {
                return false;
            }

            position += 4;
            character = (char)unit;
        }
        else if (character == '\0')
        {
            return false;
        }

        decoded?.Append(character, source.GetSpan(start, position - start));
        return true;
    }

    // Any value but a string. Open brackets are kept in a list, so that no input deepens our own stack.
    private bool SkipValue(ReadOnlySpan<char> text)
    {
        var open = new Stack<char>();
        while (true)
        {
            SkipBlanks(text);
            if (position == text.Length)
            {
                return false;
            }

            var opened = false;
            switch (text[position])
            {
                case '[' or '{' when open.Count < DeepestNesting:
                    open.Push(text[position++]);
                    SkipBlanks(text);
                    opened = position < text.Length && text[position] != (open.Peek() == '[' ? ']' : '}');
                    break;
                case '"':
                    if (!ReadString(text, keep: false))
                    {
                        return false;
                    }

                    break;
                default:
                    if (!SkipScalar(text))
                    {
                        return false;
                    }

                    break;
            }

            if (opened)
            {
                if (open.Peek() == '{' && !SkipKey(text))
                {
                    return false;
                }

                continue;
            }

            if (!CloseOrContinue(text, open, out var goesOn))
            {
                return false;
            }

            if (!goesOn)
            {
                return true;
            }
        }
    }

    private bool CloseOrContinue(ReadOnlySpan<char> text, Stack<char> open, out bool goesOn)
    {
        goesOn = false;
        while (open.Count > 0)
        {
            SkipBlanks(text);
            if (Take(text, ','))
            {
                goesOn = true;
                return open.Peek() == '[' || SkipKey(text);
            }

            if (!Take(text, open.Pop() == '[' ? ']' : '}'))
            {
                return false;
            }
        }

        return true;
    }

    private bool SkipKey(ReadOnlySpan<char> text)
    {
        SkipBlanks(text);
        if (position == text.Length || text[position] != '"' || !ReadString(text, keep: false))
        {
            return false;
        }

        SkipBlanks(text);
        return Take(text, ':');
    }

    private bool SkipScalar(ReadOnlySpan<char> text)
    {
        var rest = text[position..];
        foreach (var name in (ReadOnlySpan<string>)["true", "false", "null"])
        {
            if (rest.StartsWith(name, StringComparison.Ordinal))
            {
                position += name.Length;
                return true;
            }
        }

        Take(text, '-');
        var digits = position;
        if (!SkipDigits(text) || (text[digits] == '0' && position > digits + 1))
        {
            return false;
        }

        if (Take(text, '.') && !SkipDigits(text))
        {
            return false;
        }

        if (!Take(text, 'e') && !Take(text, 'E'))
        {
            return true;
        }

        _ = Take(text, '+') || Take(text, '-');
        return SkipDigits(text);
    }

    private bool SkipDigits(ReadOnlySpan<char> text)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return position > start;
    }

    private void SkipBlanks(ReadOnlySpan<char> text)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r' or '\n')
        {
            position++;
        }
    }

    private bool Take(ReadOnlySpan<char> text, char character)
    {
        if (position < text.Length && text[position] == character)
        {
            position++;
            return true;
        }

        return false;
    }

    private static bool HasControl(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\0', '\u001F') >= 0;
}
