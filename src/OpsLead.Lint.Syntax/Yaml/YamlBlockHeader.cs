namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>The line a block scalar begins with (YAML 1.2.2, section 8.1.1).</summary>
/// <param name="IndicatorEnd">The end of its indicators.</param>
/// <param name="BodyStart">Where its first line begins; the end of the text when there is none.</param>
/// <param name="Indentation">How many spaces of each line are not content; unbounded when no line has content.</param>
/// <param name="HasIndicator">Whether the indentation is given by a digit.</param>
/// <param name="Chomping"><c>'-'</c>, <c>'+'</c>, or NUL for neither.</param>
internal readonly record struct YamlBlockHeader(int IndicatorEnd, int BodyStart, int Indentation, bool HasIndicator, char Chomping)
{
    /// <summary>Reads the header and finds the indentation, given or by the first line that has content.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="start">The index of the <c>|</c> or <c>&gt;</c>.</param>
    /// <param name="end">Where the scalar's lines end.</param>
    /// <param name="blockIndentation">The column of the block collection around it, -1 for a root.</param>
    /// <returns>The header.</returns>
    public static YamlBlockHeader Read(string text, int start, int end, int blockIndentation)
    {
        var position = start + 1;
        var chomping = '\0';
        var indicator = 0;
        while (position < end && (text[position] is '+' or '-' || char.IsAsciiDigit(text[position])))
        {
            if (char.IsAsciiDigit(text[position]))
            {
                indicator = text[position] - '0';
            }
            else
            {
                chomping = text[position];
            }

            position++;
        }

        var indicatorEnd = position;
        while (position < end && text[position] is not ('\n' or '\r'))
        {
            position++;
        }

        if (position < end)
        {
            position += text[position] == '\r' && position + 1 < end && text[position + 1] == '\n' ? 2 : 1;
        }

        var indentation = indicator > 0 ? Math.Max(blockIndentation, 0) + indicator : FindIndentation(text, position, end);
        return new YamlBlockHeader(indicatorEnd, position, indentation, indicator > 0, chomping);
    }

    /// <summary>Where the scalar ends when its chomping is applied: after its last content character, or after the line breaks that belong to its value.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="limit">Where its lines end, trailing blank ones included.</param>
    /// <returns>The end of its span.</returns>
    public int FindEnd(string text, int limit)
    {
        var lineEnd = limit;
        var lastBreak = limit;
        while (lineEnd > BodyStart)
        {
            // [lineStart, lineEnd) is a line without its break; at first the stretch after the last break.
            var lineStart = lineEnd;
            while (lineStart > BodyStart && text[lineStart - 1] is not ('\n' or '\r'))
            {
                lineStart--;
            }

            var content = lineStart;
            while (content < lineEnd && content - lineStart < Indentation && text[content] == ' ')
            {
                content++;
            }

            if (content < lineEnd)
            {
                return Chomping switch
                {
                    '-' => lineEnd,
                    '+' => FindLastBreak(text, limit, lineEnd),
                    _ => lastBreak,
                };
            }

            lastBreak = lineStart;
            lineEnd = lineStart;
            if (lineEnd > BodyStart)
            {
                lineEnd -= text[lineEnd - 1] == '\n' && lineEnd - 1 > BodyStart && text[lineEnd - 2] == '\r' ? 2 : 1;
            }
        }

        var end = Chomping == '+' ? FindLastBreak(text, limit, Math.Min(BodyStart, limit)) : BodyStart;
        return end > BodyStart ? end : IndicatorEnd;
    }

    private static int FindLastBreak(string text, int limit, int floor)
    {
        while (limit > floor && text[limit - 1] is not ('\n' or '\r'))
        {
            limit--;
        }

        return limit;
    }

    private static int FindIndentation(string text, int position, int end)
    {
        while (position < end)
        {
            var lineStart = position;
            while (position < end && text[position] == ' ')
            {
                position++;
            }

            if (position >= end)
            {
                break;
            }

            if (text[position] is not ('\n' or '\r'))
            {
                return position - lineStart;
            }

            position++;
        }

        return int.MaxValue;
    }
}
