namespace OpsLead.Lint.Syntax.Shell;

/// <summary>What is replaced before a shell looks: <c>${{ … }}</c>, <c>{{ … }}</c>, the outer shell's expansions.</summary>
internal sealed partial class ShellParser
{
    // A template action inside double quotes may hold such quotes itself; how far to look for its end.
    private const int MaxQuotedActionLength = 512;

    private int nextNewline;

    private int GetNextOpaqueStart()
    {
        while (nextOpaque < opaqueSpans.Length && opaqueSpans[nextOpaque].Start < pos)
        {
            nextOpaque++;
        }

        return nextOpaque < opaqueSpans.Length ? opaqueSpans[nextOpaque].Start : int.MaxValue;
    }

    private ShellExpressionPart? ReadOpaque(bool isQuoted)
    {
        if (opaqueSpans.Length == 0 || GetNextOpaqueStart() != pos)
        {
            return null;
        }

        return CreateExpression(Math.Min(opaqueSpans[nextOpaque].Length, end - pos), isQuoted);
    }

    private ShellExpressionPart CreateExpression(int length, bool isQuoted)
    {
        var start = pos;
        pos += length;
        return new ShellExpressionPart(text.Substring(start, length), isQuoted, SpanOf(start, pos));
    }

    /// <summary>Reads <c>${{ … }}</c> or <c>{{ … }}</c>; null, with nothing read, when it does not close.</summary>
    private ShellExpressionPart? ReadExpression(bool isQuoted, bool isInDoubleQuotes)
    {
        var contentStart = pos + (text[pos] == '$' ? 3 : 2);
        if (nextDoubleBrace < contentStart)
        {
            nextDoubleBrace = FindFrom(contentStart, "}}");
        }

        if (nextDoubleBrace > end - 2)
        {
            return null;
        }

        var close = text[pos] == '$' ? FindWorkflowExpressionEnd(contentStart) : FindActionEnd(contentStart, isInDoubleQuotes);
        return close < 0 ? null : CreateExpression(close - pos, isQuoted);
    }

    private int FindFrom(int start, ReadOnlySpan<char> value)
    {
        var index = start > text.Length ? -1 : text.AsSpan(start).IndexOf(value);
        return index < 0 ? int.MaxValue : start + index;
    }

    /// <summary>The place after the braces that close a workflow's expression; those inside its strings do not.</summary>
    private int FindWorkflowExpressionEnd(int start)
    {
        if (!ignoresExpressionQuotes)
        {
            var isInString = false;
            for (var i = start; i + 1 < end; i++)
            {
                if (text[i] == '\'')
                {
                    isInString = !isInString;
                }
                else if (!isInString && text[i] == '}' && text[i + 1] == '}')
                {
                    return i + 2;
                }
            }

            // A string that never closes: looking again for every further expression would take quadratic time.
            ignoresExpressionQuotes = true;
        }

        return nextDoubleBrace + 2;
    }

    /// <summary>The place after the braces that close a template's action on the same line, or -1.</summary>
    private int FindActionEnd(int start, bool isInDoubleQuotes)
    {
        if (nextNewline < start)
        {
            nextNewline = FindFrom(start, "\n");
        }

        if (nextDoubleBrace > nextNewline)
        {
            return -1;
        }

        if (isInDoubleQuotes)
        {
            // An odd number of quotes inside means that the string ends before the braces do.
            var length = nextDoubleBrace - start;
            if (length > MaxQuotedActionLength || text.AsSpan(start, length).Count('"') % 2 != 0)
            {
                return -1;
            }
        }

        return nextDoubleBrace + 2;
    }
}
