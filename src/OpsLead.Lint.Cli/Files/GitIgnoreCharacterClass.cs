namespace OpsLead.Lint.Cli.Files;

/// <summary>A bracket expression of a <c>.gitignore</c> pattern: <c>[a-z]</c>, <c>[!0-9]</c>, <c>[[:digit:]_]</c>.</summary>
internal static class GitIgnoreCharacterClass
{
    /// <summary>Finds the bracket that closes an expression.</summary>
    /// <param name="pattern">The whole pattern.</param>
    /// <param name="start">Where its <c>[</c> is.</param>
    /// <returns>Where its <c>]</c> is; -1 when it has none.</returns>
    public static int FindEnd(string pattern, int start)
    {
        var i = start + 1;
        if (i < pattern.Length && pattern[i] is '!' or '^')
        {
            i++;
        }

        // A bracket in the first place is a member.
        for (var first = i; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case ']' when i > first:
                    return i;
                case '\\':
                    i++;
                    break;
                case '[' when i + 1 < pattern.Length && pattern[i + 1] == ':':
                    var close = pattern.IndexOf(":]", i + 2, StringComparison.Ordinal);
                    i = close < 0 ? i : close + 1;
                    break;
            }
        }

        return -1;
    }

    /// <summary>Whether a character is a member.</summary>
    /// <param name="members">What stands between the brackets.</param>
    /// <param name="character">The character.</param>
    /// <returns>True when it is, negation counted in.</returns>
    public static bool Contains(ReadOnlySpan<char> members, char character)
    {
        var isNegated = members is ['!' or '^', ..];
        members = isNegated ? members[1..] : members;
        var isMember = false;
        while (!members.IsEmpty)
        {
            if (members.StartsWith("[:") && members.IndexOf(":]") is > 0 and var end)
            {
                isMember |= IsInNamedClass(members[2..end], character);
                members = members[(end + 2)..];
                continue;
            }

            var low = TakeMember(ref members);
            if (members is ['-', _, ..])
            {
                members = members[1..];
                isMember |= character >= low && character <= TakeMember(ref members);
            }
            else
            {
                isMember |= character == low;
            }
        }

        return isMember != isNegated;
    }

    private static char TakeMember(ref ReadOnlySpan<char> members)
    {
        var length = members[0] == '\\' && members.Length > 1 ? 2 : 1;
        var member = members[length - 1];
        members = members[length..];
        return member;
    }

    private static bool IsInNamedClass(ReadOnlySpan<char> name, char character) => name switch
    {
        "alnum" => char.IsAsciiLetterOrDigit(character),
        "alpha" => char.IsAsciiLetter(character),
        "blank" => character is ' ' or '\t',
        "cntrl" => character is < ' ' or '\u007f',
        "digit" => char.IsAsciiDigit(character),
        "graph" => character is > ' ' and < '\u007f',
        "lower" => char.IsAsciiLetterLower(character),
        "print" => character is >= ' ' and < '\u007f',
        "punct" => char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)),
        "space" => character is ' ' or (>= '\t' and <= '\r'),
        "upper" => char.IsAsciiLetterUpper(character),
        "xdigit" => char.IsAsciiHexDigit(character),
        _ => false,
    };
}
