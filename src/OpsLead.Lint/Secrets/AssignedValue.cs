namespace OpsLead.Lint.Secrets;

/// <summary>The value that a name is assigned to.</summary>
internal readonly struct AssignedValue
{
    private const int MaxGap = 48;
    private const int MaxLength = 4096;

    private AssignedValue(int nameStart, int nameEnd, int start, int end, bool isQuoted, bool isConfiguration, bool isBetweenSemicolons)
    {
        NameStart = nameStart;
        NameEnd = nameEnd;
        Start = start;
        End = end;
        IsQuoted = isQuoted;
        IsConfiguration = isConfiguration;
        IsBetweenSemicolons = isBetweenSemicolons;
    }

    public int NameStart { get; }

    public int NameEnd { get; }

    public int Start { get; }

    public int End { get; }

    public bool IsQuoted { get; }

    /// <summary>Whether the notation is one of data: an option of a command, an element of markup.</summary>
    public bool IsConfiguration { get; }

    /// <summary>Whether the pair is one of a list with semicolons.</summary>
    public bool IsBetweenSemicolons { get; }

    /// <summary>Reads what follows a name, if it is an operator and a value.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int nameStart, int nameEnd, out AssignedValue value)
    {
        value = default;
        var position = nameEnd;
        var limit = Math.Min(text.Length, nameEnd + MaxGap);

        // In prose `one`, `two` are two words, no pair.
        var isQuotedName = position < limit && text[position] is '"' or '\'';
        position = Skip(text, position, limit, "\"'`\\])");
        if (TryReadAttribute(text, position, limit, out var attribute))
        {
            position = attribute;
        }
        else
        {
            position = Skip(text, position, limit, " \t");
            var operatorEnd = ReadOperator(text, position, limit, isQuotedName);
            if (operatorEnd < 0)
            {
                // --password value
                if (nameStart < 2 || text[nameStart] != '-' || position == nameEnd)
                {
                    return false;
                }

                operatorEnd = position;
            }

            position = operatorEnd;
        }

        var isMarkup = position > nameEnd && text[position - 1] == '>';
        position = Skip(text, position, Math.Min(text.Length, position + MaxGap), isMarkup ? " \t\r\n" : " \t(");
        return TryReadValue(text, nameStart, nameEnd, position, isMarkup, out value);
    }

    private static bool TryReadValue(ReadOnlySpan<char> text, int nameStart, int nameEnd, int position, bool isMarkup, out AssignedValue value)
    {
        value = default;
        var start = position;

        // ${NAME:-default}: what stands there is used wherever nobody sets the variable.
        var isDefault = position > 1 && text[(position - 2)..position] is ":-" && text[..nameStart] is [.., '{'];
        if (start < text.Length && text[start] is '@' or '$' or 'b' or 'r' or 'u' or 'f' && start + 1 < text.Length && text[start + 1] is '"' or '\'')
        {
            start++;
        }

        var isEscaped = start + 1 < text.Length && text[start] == '\\' && text[start + 1] is '"' or '\'';
        start += isEscaped ? 1 : 0;
        if (start < text.Length && text[start] is '"' or '\'' or '`')
        {
            var quote = text[start++];
            var window = text.Slice(start, Math.Min(MaxLength, text.Length - start));
            var length = 0;
            while (length < window.Length && window[length] != quote && window[length] is not ('\n' or '\r'))
            {
                length += !isEscaped && window[length] == '\\' && length + 1 < window.Length && window[length + 1] is not ('\n' or '\r') ? 2 : 1;
            }

            length = Math.Min(length, window.Length);
            length -= isEscaped && length > 0 && window[length - 1] == '\\' ? 1 : 0;
            if (length >= window.Length || window[length] is '\n' or '\r')
            {
                return false;
            }

            value = new AssignedValue(nameStart, nameEnd, start, start + length, isQuoted: true, isMarkup, isBetweenSemicolons: false);
            return length > 0;
        }

        var end = start;
        var max = Math.Min(text.Length, start + MaxLength);
        while (end < max && !char.IsWhiteSpace(text[end]) && !(isDefault && text[end] == '}') && text[end] is not ('"' or '\'' or '`' or '<' or ';' or ',') && !IsEscapedLineBreak(text, end))
        {
            end++;
        }

        var isList = end < text.Length && text[end] == ';' || IsAfterSemicolon(text, nameStart);
        while (end > start && text[end - 1] is ')' or ']' or '}' or '.' or ':' && !IsOpened(text[start..end]))
        {
            end--;
        }

        value = new AssignedValue(nameStart, nameEnd, start, end, isQuoted: false, isMarkup, isList);
        return end > start;
    }

    private static bool IsAfterSemicolon(ReadOnlySpan<char> text, int nameStart) => text[..nameStart].TrimEnd(' ') is [.., ';'];

    private static bool IsOpened(ReadOnlySpan<char> value) => value[^1] switch
    {
        ')' => value.Contains('('),
        ']' => value.Contains('['),
        '}' => value.Contains('{'),
        _ => false,
    };

    private static bool IsEscapedLineBreak(ReadOnlySpan<char> text, int position) => text[position] == '\\' && position + 1 < text.Length && text[position + 1] is 'n' or 'r' or '"' or '\'';

    // <add key="Name" value="…">, <property name="Name" value="…">
    private static bool TryReadAttribute(ReadOnlySpan<char> text, int position, int limit, out int end)
    {
        end = Skip(text, position, limit, " \t\r\n");
        if (end == position || end + 6 >= limit || !text[end..].StartsWith("value", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        end = Skip(text, end + 5, limit, " \t");
        if (end >= limit || text[end] != '=')
        {
            return false;
        }

        end++;
        return true;
    }

    private static int ReadOperator(ReadOnlySpan<char> text, int position, int limit, bool isQuotedName)
    {
        // 'var name string = …' and 'name: Type = …' have a word before the operator.
        var rest = text[position..limit];
        if (rest.IsEmpty)
        {
            return -1;
        }

        if (char.IsAsciiLetter(rest[0]))
        {
            var word = rest.IndexOfAnyExceptInRange('A', 'z');
            var equals = word < 0 ? -1 : rest[word..].IndexOfAnyExcept(' ');
            return equals >= 0 && word <= 8 && rest[word + equals] == '=' && rest[..word] is "string" or "String" or "str" ? position + word + equals + 1 : -1;
        }

        var length = 0;
        while (length < rest.Length && rest[length] is ':' or '=' or '?' or '+' or '.' && length < 5)
        {
            length++;
        }

        if (length > 0)
        {
            if (rest[..length].IndexOfAny('=', ':') < 0 || (length == 1 && rest[0] is '.' or '?' or '+'))
            {
                return -1;
            }

            // '=>' and '==' as well; a second operator belongs to the first.
            var end = position + length + (length < rest.Length && rest[length] == '>' ? 1 : 0);
            return end < text.Length && text[end] == '-' && rest[..length] is ":" ? end + 1 : end;
        }

        return rest[0] switch
        {
            '>' => position + 1,
            ',' when isQuotedName => position + 1,
            '|' when rest.Length > 2 && rest[1] == '|' && rest[2..].TrimStart(' ') is ['"' or '\'', ..] => position + 2,
            _ => -1,
        };
    }

    private static int Skip(ReadOnlySpan<char> text, int position, int limit, ReadOnlySpan<char> characters)
    {
        while (position < limit && characters.Contains(text[position]))
        {
            position++;
        }

        return position;
    }
}
