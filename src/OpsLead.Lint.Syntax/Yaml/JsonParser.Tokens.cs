using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <content>Strings, words, numbers and comments.</content>
internal sealed partial class JsonParser
{
    private void AddWord(int start)
    {
        var end = FindWordEnd(start);
        var word = text.AsSpan(start, end - start);
        var value = word switch
        {
            "true" => "true",
            "false" => "false",
            "null" => "null",
            _ => word.ToString(),
        };
        if (value is not ("true" or "false" or "null") && !IsNumber(word))
        {
            AddError(TextSpan.FromBounds(start, end), "Expected a value here: a string needs double quotes");
        }

        position = end;
        AddScalar(value, YamlScalarStyle.Plain, TextSpan.FromBounds(start, end));
    }

    private void AddString()
    {
        var start = position;
        var i = start + 1;
        var hasEscape = false;
        while (i < text.Length && text[i] is not ('"' or '\n' or '\r'))
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is not ('\n' or '\r'))
            {
                hasEscape = true;
                CheckEscape(i);
                i++;
            }
            else if (text[i] < ' ')
            {
                AddError(new TextSpan(i, 1), $"The control character U+{(int)text[i]:X4} must be escaped in a string");
            }

            i++;
        }

        i = Math.Min(i, text.Length);
        var isClosed = i < text.Length && text[i] == '"';
        if (!isClosed)
        {
            AddError(TextSpan.FromBounds(start, i), "The string is not closed on its line");
        }

        var span = TextSpan.FromBounds(start, isClosed ? i + 1 : i);
        position = span.End;
        AddScalar(hasEscape ? Decode(span) : text[(start + 1)..i], YamlScalarStyle.DoubleQuoted, span);
    }

    private string Decode(TextSpan span)
    {
        decoded.Clear();
        YamlScalarText.Decode(text, span, YamlScalarStyle.DoubleQuoted, -1, decoded, map: null);
        return decoded.ToString();
    }

    private void CheckEscape(int start)
    {
        var c = text[start + 1];
        if (c == 'u')
        {
            for (var i = start + 2; i < start + 6; i++)
            {
                if (i >= text.Length || !char.IsAsciiHexDigit(text[i]))
                {
                    AddError(TextSpan.FromBounds(start, Math.Min(i, text.Length)), "The escape '\\u' needs four hexadecimal digits");
                    return;
                }
            }
        }
        else if (c is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
        {
            AddError(new TextSpan(start, 2), "The string has an unknown escape; write '\\\\' for a backslash");
        }
    }

    private void AddScalar(string value, YamlScalarStyle style, TextSpan span)
    {
        lastEnd = Math.Max(lastEnd, span.End);
        builder.Add(new YamlScalar(source, value, style, span), null, null);
    }

    private void AddError(TextSpan span, string message)
    {
        if (errors.Count < MaxErrors)
        {
            errors.Add(new SyntaxError(span, message));
        }
    }

    private int FindWordEnd(int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] is not (' ' or '\t' or '\n' or '\r' or ',' or ':' or '[' or ']' or '{' or '}' or '"' or '/'))
        {
            end++;
        }

        return end;
    }

    // RFC 8259, section 6.
    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        var i = word.Length > 0 && word[0] == '-' ? 1 : 0;
        var digits = CountDigits(word[i..]);
        if (digits == 0 || (digits > 1 && word[i] == '0'))
        {
            return false;
        }

        i += digits;
        if (i < word.Length && word[i] == '.')
        {
            digits = CountDigits(word[(i + 1)..]);
            if (digits == 0)
            {
                return false;
            }

            i += digits + 1;
        }

        if (i < word.Length && word[i] is 'e' or 'E')
        {
            i += i + 1 < word.Length && word[i + 1] is '+' or '-' ? 2 : 1;
            digits = CountDigits(word[i..]);
            if (digits == 0)
            {
                return false;
            }

            i += digits;
        }

        return i == word.Length;
    }

    private static int CountDigits(ReadOnlySpan<char> word)
    {
        var count = word.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? word.Length : count;
    }

    private void SkipTrivia()
    {
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\n' or '\r':
                    position++;
                    break;
                case '/' when TryTakeComment():
                    break;
                default:
                    return;
            }
        }
    }

    private bool TryTakeComment()
    {
        if (position + 1 >= text.Length || text[position + 1] is not ('/' or '*'))
        {
            return false;
        }

        var start = position;
        if (text[start + 1] == '/')
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            position = length < 0 ? text.Length : start + length;
        }
        else
        {
            var length = text.AsSpan(start + 2).IndexOf("*/", StringComparison.Ordinal);
            position = length < 0 ? text.Length : start + length + 4;
            if (length < 0)
            {
                AddError(new TextSpan(start, 2), "The comment is not closed");
            }
        }

        comments.Add(new SyntaxComment(TextSpan.FromBounds(start, position), IsFirstOnLine(start)));
        return true;
    }

    private bool IsFirstOnLine(int index)
    {
        while (index > 0 && text[index - 1] is ' ' or '\t')
        {
            index--;
        }

        return index == 0 || text[index - 1] is '\n' or '\r';
    }

    // After an error nothing is understood any more but comments that have a line of their own.
    private void CollectRemainingComments()
    {
        while (position < text.Length)
        {
            SkipTrivia();
            var length = position < text.Length ? text.AsSpan(position).IndexOfAny('\n', '\r') : -1;
            position = length < 0 ? text.Length : position + length;
        }
    }
}
