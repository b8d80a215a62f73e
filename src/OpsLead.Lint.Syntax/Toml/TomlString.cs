using System.Globalization;
using System.Text;

namespace OpsLead.Lint.Syntax.Toml;

/// <summary>Reads the four kinds of strings: basic and literal, on one line and on several.</summary>
internal static class TomlString
{
    /// <summary>Reads a string.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="start">Where its first quote stands.</param>
    /// <param name="end">Where what follows it begins.</param>
    /// <param name="error">What is wrong; null when nothing is.</param>
    /// <returns>Its characters.</returns>
    public static string Read(string text, int start, out int end, out string? error)
    {
        error = null;
        var quote = text[start];
        var isMultiLine = text.AsSpan(start).StartsWith([quote, quote, quote]);
        var position = start + (isMultiLine ? 3 : 1);
        if (isMultiLine && position < text.Length && text[position] is '\r' or '\n')
        {
            // A line break right after the quotes is not part of the string.
            position += text[position] == '\r' && position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
        }

        var builder = new StringBuilder();
        while (position < text.Length)
        {
            var character = text[position];
            if (character == quote)
            {
                var count = CountQuotes(text, position, quote);
                if (!isMultiLine || count >= 3)
                {
                    // Up to two quotes may stand before the three that end the string.
                    var inside = isMultiLine ? Math.Min(count - 3, 2) : 0;
                    end = position + (isMultiLine ? 3 + inside : 1);
                    return builder.Append(quote, inside).ToString();
                }

                builder.Append(quote, count);
                position += count;
            }
            else if (!isMultiLine && character is '\r' or '\n')
            {
                break;
            }
            else if (quote == '"' && character == '\\')
            {
                if (!TryReadEscape(text, ref position, isMultiLine, builder))
                {
                    error ??= $"there is no escape '{text.AsSpan(position, Math.Min(2, text.Length - position))}'";
                    position += 1;
                }
            }
            else
            {
                builder.Append(character);
                position++;
            }
        }

        end = position;
        error = "the string is not closed";
        return "";
    }

    private static int CountQuotes(string text, int position, char quote)
    {
        var count = 0;
        while (position + count < text.Length && text[position + count] == quote)
        {
            count++;
        }

        return count;
    }

    private static bool TryReadEscape(string text, ref int position, bool isMultiLine, StringBuilder builder)
    {
        if (position + 1 >= text.Length)
        {
            return false;
        }

        char? simple = text[position + 1] switch
        {
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001b',
            '"' => '"',
            '\\' => '\\',
            _ => null,
        };
        if (simple is { } character)
        {
            builder.Append(character);
            position += 2;
            return true;
        }

        if (text[position + 1] is 'u' or 'U')
        {
            var length = text[position + 1] == 'u' ? 4 : 8;
            if (position + 2 + length <= text.Length && int.TryParse(text.AsSpan(position + 2, length), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var value) && Rune.IsValid(value))
            {
                builder.Append(new Rune(value).ToString());
                position += 2 + length;
                return true;
            }

            return false;
        }

        return isMultiLine && TrySkipLineBreak(text, ref position);
    }

    // A backslash at the end of a line takes the line break and all white space after it away.
    private static bool TrySkipLineBreak(string text, ref int position)
    {
        var next = position + 1;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        if (next < text.Length && text[next] is not ('\r' or '\n'))
        {
            return false;
        }

        while (next < text.Length && text[next] is ' ' or '\t' or '\r' or '\n')
        {
            next++;
        }

        position = next;
        return true;
    }
}
