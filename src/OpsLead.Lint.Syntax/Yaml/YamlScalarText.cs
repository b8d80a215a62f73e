using System.Globalization;
using System.Text;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>
/// How a scalar's characters in the file give its value (YAML 1.2.2, sections 5.7, 6.5, 7.3 and 8.1): the one place that knows
/// escapes, line folding and block scalars. It writes the value, the way back to the file, or both.
/// </summary>
internal readonly ref struct YamlScalarText
{
    private readonly string text;
    private readonly StringBuilder? value;
    private readonly SourceMap.Builder? map;

    private YamlScalarText(string text, StringBuilder? value, SourceMap.Builder? map)
    {
        this.text = text;
        this.value = value;
        this.map = map;
    }

    /// <summary>Decodes a scalar.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="span">The scalar's characters, as documented on <see cref="YamlNode.Span"/>.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="blockIndentation">The column of the block collection around it, -1 for a root; used by block scalars with an indentation indicator.</param>
    /// <param name="value">Takes the value, or null.</param>
    /// <param name="map">Takes the way back to the file, or null.</param>
    public static void Decode(string text, TextSpan span, YamlScalarStyle style, int blockIndentation, StringBuilder? value, SourceMap.Builder? map)
    {
        var writer = new YamlScalarText(text, value, map);
        switch (style)
        {
            case YamlScalarStyle.Plain:
                writer.DecodeFlow(span.Start, span.End, '\0');
                break;
            case YamlScalarStyle.SingleQuoted:
                writer.DecodeFlow(span.Start + 1, GetContentEnd(text, span, '\''), '\'');
                break;
            case YamlScalarStyle.DoubleQuoted:
                writer.DecodeFlow(span.Start + 1, GetContentEnd(text, span, '"'), '"');
                break;
            default:
                writer.DecodeBlock(YamlBlockHeader.Read(text, span.Start, span.End, blockIndentation), span.End, style == YamlScalarStyle.Folded);
                break;
        }
    }

    /// <summary>The column of an index: how many code units stand before it on its line.</summary>
    public static int GetColumn(string text, int position) => position - (text.AsSpan(0, position).LastIndexOfAny('\n', '\r') + 1);

    // A quoted scalar that is not closed ends with the line or the file.
    private static int GetContentEnd(string text, TextSpan span, char quote) =>
        span.Length >= 2 && text[span.End - 1] == quote ? span.End - 1 : span.End;

    private static bool IsBreak(char c) => c is '\n' or '\r';

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private int SkipBreak(int position, int end) =>
        text[position] == '\r' && position + 1 < end && text[position + 1] == '\n' ? position + 2 : position + 1;

    private void Verbatim(int start, int count)
    {
        value?.Append(text, start, count);
        map?.AddVerbatim(start, count);
    }

    private void Encoded(int start, int end, char c)
    {
        value?.Append(c);
        map?.AddEncoded(TextSpan.FromBounds(start, end), 1);
    }

    private void Break(int start, int end)
    {
        if (end == start + 1 && text[start] == '\n')
        {
            Verbatim(start, 1);
        }
        else
        {
            Encoded(start, end, '\n');
        }
    }

    // Plain and quoted scalars share one way of folding: blanks around a line break go, one break becomes a space, further
    // breaks stay.
    private void DecodeFlow(int start, int end, char quote)
    {
        var position = start;
        while (position < end)
        {
            var c = text[position];
            if (IsBlank(c) || IsBreak(c))
            {
                position = DecodeWhitespace(position, end, isEscaped: false);
            }
            else if (c == '\'' && quote == '\'')
            {
                var length = position + 1 < end && text[position + 1] == '\'' ? 2 : 1;
                Encoded(position, position + length, '\'');
                position += length;
            }
            else if (c == '\\' && quote == '"')
            {
                position = DecodeEscape(position, end);
            }
            else
            {
                var next = position + 1;
                while (next < end && text[next] is not (' ' or '\t' or '\n' or '\r' or '\'' or '\\'))
                {
                    next++;
                }

                Verbatim(position, next - position);
                position = next;
            }
        }
    }

    private int DecodeWhitespace(int start, int end, bool isEscaped)
    {
        var position = start;
        var breaks = 0;
        while (position < end && (IsBlank(text[position]) || IsBreak(text[position])))
        {
            if (IsBreak(text[position]))
            {
                var next = SkipBreak(position, end);
                if (breaks > 0 || isEscaped)
                {
                    Break(position, next);
                }

                breaks++;
                position = next;
            }
            else
            {
                position++;
            }
        }

        if (isEscaped)
        {
            return position;
        }

        if (breaks == 0)
        {
            Verbatim(start, position - start);
        }
        else if (breaks == 1)
        {
            Encoded(start, position, ' ');
        }

        return position;
    }

    private int DecodeEscape(int start, int end)
    {
        if (start + 1 >= end)
        {
            Verbatim(start, 1);
            return start + 1;
        }

        var c = text[start + 1];
        if (IsBreak(c))
        {
            return DecodeWhitespace(SkipBreak(start + 1, end), end, isEscaped: true);
        }

        var digits = c switch
        {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        if (digits > 0)
        {
            var length = Math.Min(digits, end - start - 2);
            if (length == digits && uint.TryParse(text.AsSpan(start + 2, digits), NumberStyles.AllowHexSpecifier, null, out var code) && code <= 0x10FFFF)
            {
                if (code <= 0xFFFF)
                {
                    Encoded(start, start + 2 + digits, (char)code);
                }
                else
                {
                    Span<char> pair = stackalloc char[2];
                    new Rune(code).EncodeToUtf16(pair);
                    value?.Append(pair);
                    map?.AddEncoded(new TextSpan(start, 2 + digits), 2);
                }

                return start + 2 + digits;
            }

            // Not a character: the letter stands for itself, and the parser says that it is wrong.
        }

        Encoded(start, start + 2, c switch
        {
            '0' => '\0',
            'a' => '\a',
            'b' => '\b',
            't' => '\t',
            'n' => '\n',
            'v' => '\v',
            'f' => '\f',
            'r' => '\r',
            'e' => '\u001B',
            'N' => '\u0085',
            '_' => '\u00A0',
            'L' => '\u2028',
            'P' => '\u2029',
            _ => c,
        });
        return start + 2;
    }

    // The scalar's span already ends where its chomping says, so every line break that is left belongs to the value.
    private void DecodeBlock(YamlBlockHeader header, int end, bool isFolded)
    {
        var position = header.BodyStart;
        var breakStart = -1;
        var breakEnd = -1;
        var afterBlank = false;
        var blankLines = new List<(int Start, int End)>();
        while (position < end)
        {
            var lineEnd = position;
            while (lineEnd < end && !IsBreak(text[lineEnd]))
            {
                lineEnd++;
            }

            var content = position;
            while (content < lineEnd && content - position < header.Indentation && text[content] == ' ')
            {
                content++;
            }

            var next = lineEnd < end ? SkipBreak(lineEnd, end) : end;
            if (content < lineEnd)
            {
                // A line that begins with a blank keeps the breaks around it.
                var startsBlank = IsBlank(text[content]);
                if (breakStart >= 0)
                {
                    if (!isFolded || afterBlank || startsBlank)
                    {
                        Break(breakStart, breakEnd);
                    }
                    else if (blankLines.Count == 0)
                    {
                        Encoded(breakStart, breakEnd, ' ');
                    }
                }

                foreach (var (start, stop) in blankLines)
                {
                    Break(start, stop);
                }

                blankLines.Clear();
                Verbatim(content, lineEnd - content);
                (breakStart, breakEnd, afterBlank) = lineEnd < end ? (lineEnd, next, startsBlank) : (-1, -1, startsBlank);
            }
            else if (lineEnd < end)
            {
                blankLines.Add((lineEnd, next));
            }

            position = next;
        }

        if (breakStart >= 0)
        {
            Break(breakStart, breakEnd);
        }

        foreach (var (start, stop) in blankLines)
        {
            Break(start, stop);
        }
    }
}
