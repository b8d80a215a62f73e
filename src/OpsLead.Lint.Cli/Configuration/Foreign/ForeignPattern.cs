using System.Text;
using System.Text.RegularExpressions;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Patterns that a scanned repository chose, in the notation of Go's RE2 (https://github.com/google/re2/wiki/Syntax).</summary>
internal static class ForeignPattern
{
    private const int MaxLength = 2000;

    // The classes of POSIX that RE2 knows, as .NET writes them inside brackets.
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>What matches in time linear in the text, whatever the pattern; null for one that cannot, or is none.</returns>
    public static Regex? Parse(string pattern) => Parse(pattern, out _);

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="error">Why it is none, in a few words; null when it is one.</param>
    /// <returns>What matches in time linear in the text, whatever the pattern; null for one that cannot, or is none.</returns>
    public static Regex? Parse(string pattern, out string? error)
    {
        error = null;
        if (pattern.Length > MaxLength)
        {
            error = $"a pattern has at most {MaxLength} characters";
            return null;
        }

        try
        {
            return new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            error = "it looks ahead, looks behind or refers back, and so cannot be matched in linear time";
        }
        catch (ArgumentException)
        {
            error = "it is no regular expression";
        }

        return null;
    }

    // What RE2 writes otherwise than .NET: (?P<name>…), [[:alpha:]], \Q…\E, \pL, \x{10FFFF}.
    private static string Translate(string pattern)
    {
        if (!pattern.AsSpan().ContainsAny('P', ':', '\\'))
        {
            return pattern;
        }

        var builder = new StringBuilder(pattern.Length);
        var isClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest is ['\\', 'Q', ..])
            {
                var end = pattern.IndexOf("\\E", i + 2, StringComparison.Ordinal);
                var literal = pattern[(i + 2)..(end < 0 ? pattern.Length : end)];
                builder.Append(Regex.Escape(literal));
                i = end < 0 ? pattern.Length : end + 1;
            }
            else if (rest is ['\\', 'p' or 'P', >= 'A' and <= 'Z', ..])
            {
                builder.Append(rest[..2]).Append('{').Append(rest[2]).Append('}');
                i += 2;
            }
            else if (rest is ['\\', 'x', '{', ..] && rest.IndexOf('}') is > 3 and <= 9 and var close && int.TryParse(rest[3..close], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var rune) && Rune.IsValid(rune))
            {
                builder.Append(Regex.Escape(new Rune(rune).ToString()));
                i += close;
            }
            else if (rest is ['\\', _, ..])
            {
                builder.Append(rest[..2]);
                i++;
            }
            else if (isClass && rest is ['[', ':', ..] && rest.IndexOf(":]") is > 2 and var classEnd && Classes.TryGetValue(rest[2..classEnd].ToString(), out var members))
            {
                builder.Append(members);
                i += classEnd + 1;
            }
            else if (!isClass && rest.StartsWith("(?P<"))
            {
                builder.Append("(?<");
                i += 3;
            }
            else
            {
                // A bracket that closes right after the one that opens is a member.
                if (!isClass && rest[0] == '[')
                {
                    isClass = true;
                    builder.Append('[');
                    i += AppendFirst(builder, rest);
                    continue;
                }

                isClass &= rest[0] != ']';
                builder.Append(isClass && rest[0] == '[' ? @"\[" : rest[..1]);
            }
        }

        return builder.ToString();
    }

    private static int AppendFirst(StringBuilder builder, ReadOnlySpan<char> rest)
    {
        var count = rest is [_, '^', ..] ? 1 : 0;
        count += rest.Length > count + 1 && rest[count + 1] == ']' ? 1 : 0;
        builder.Append(rest.Slice(1, count));
        return count;
    }
}
