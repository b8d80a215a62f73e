namespace OpsLead.Lint.Secrets;

/// <summary>The value that a name is assigned to.</summary>
internal readonly struct AssignedValue
{
    private const int MaxGap = 48;
    private const int MaxLength = 4096;
    private const int MaxTag = 160;
    private const int MaxBlock = 1024;

    private AssignedValue(int nameStart, int nameEnd, int start, int end, bool isQuoted, bool isConfiguration, bool isBetweenSemicolons, bool hasOperator = true)
    {
        NameStart = nameStart;
        NameEnd = nameEnd;
        Start = start;
        End = end;
        IsQuoted = isQuoted;
        IsConfiguration = isConfiguration;
        IsBetweenSemicolons = isBetweenSemicolons;
        HasOperator = hasOperator;
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

    /// <summary>Whether an operator joins the two; Groovy writes <c>password 'value'</c>.</summary>
    public bool HasOperator { get; }

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
            if (operatorEnd < 0 && !isQuotedName && position > nameEnd && position < limit && text[position] is '"' or '\'' && text[nameStart..nameEnd].Equals("password", StringComparison.Ordinal))
            {
                var isRead = TryReadValue(text, nameStart, nameEnd, position, isMarkup: false, out var quoted);
                value = new AssignedValue(nameStart, nameEnd, quoted.Start, quoted.End, isQuoted: true, isConfiguration: false, isBetweenSemicolons: false, hasOperator: false);
                return isRead;
            }

            if (operatorEnd < 0)
            {
                // --password value
                if (text[nameStart] != '-' || position == nameEnd)
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

    /// <summary>Reads the default of a variable of Terraform: <c>variable "name" { default = "value" }</c>.</summary>
    public static bool TryReadDefault(ReadOnlySpan<char> text, int nameStart, int nameEnd, out AssignedValue value)
    {
        value = default;
        if (nameStart < 1 || text[nameStart - 1] != '"' || !text[..(nameStart - 1)].TrimEnd(' ').EndsWith("variable", StringComparison.Ordinal))
        {
            return false;
        }

        var block = text.Slice(nameEnd, Math.Min(MaxBlock, text.Length - nameEnd));
        block = block.IndexOf('}') is >= 0 and var close ? block[..close] : block;
        var position = block.IndexOf("default", StringComparison.Ordinal);
        if (position < 0)
        {
            return false;
        }

        position = nameEnd + position + "default".Length;
        position = Skip(text, position, text.Length, " \t");
        return position < text.Length && text[position] == '=' && Skip(text, position + 1, text.Length, " \t") is var start && start < text.Length && text[start] == '"'
            && TryReadValue(text, nameStart, nameEnd, start, isMarkup: false, out value);
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
            '>' when IsElement(text[..position]) => position + 1,
            ',' when isQuotedName => position + 1,
            '|' when rest.Length > 2 && rest[1] == '|' && rest[2..].TrimStart(' ') is ['"' or '\'', ..] => position + 2,
            _ => -1,
        };
    }

    // In <name>value and <property name="name">value; elsewhere the character points at something or compares.
    private static bool IsElement(ReadOnlySpan<char> before)
    {
        var window = before.Length > MaxTag ? before[^MaxTag..] : before;
        return window.LastIndexOfAny('<', '>', '\n') is >= 0 and var last && window[last] == '<';
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
