namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Quotes and escapes.</summary>
internal sealed partial class ShellParser
{
    private ShellEscapePart ParseEscape() => pos + 1 < end ? ReadEscape(text[pos + 1].ToString(), 2) : ReadEscape("\\", 1);

    private ShellEscapePart ReadEscape(string value, int length)
    {
        var start = pos;
        pos += length;
        return new ShellEscapePart(value, SpanOf(start, pos));
    }

    /// <summary>Parses <c>'…'</c>. A workflow's expression is replaced before the shell looks, so the quotes inside it are not the shell's.</summary>
    private ShellQuotedPart ParseSingleQuoted()
    {
        var start = pos++;
        var mark = partStack.Count;
        var literalStart = pos;
        var close = FindSingleQuote();
        while (true)
        {
            var brace = text.AsSpan(pos, close - pos).IndexOf('{');
            var next = brace < 0 ? close : pos + brace;
            if (next < close && next > literalStart && text[next - 1] == '$')
            {
                next--;
            }

            pos = Math.Min(next, GetNextOpaqueStart());
            if (pos >= close)
            {
                pos = close;
                break;
            }

            if (TryParseSingleQuotedExpression(ref literalStart, close))
            {
                close = pos > close ? FindSingleQuote() : close;
            }
            else
            {
                pos += text[pos] == '$' ? 2 : 1;
            }
        }

        AddLiteral(literalStart, isQuoted: true);
        if (AtEnd)
        {
            ReportUnclosed(start, Math.Min(start + 1, end), "The single quote is not closed");
        }
        else
        {
            pos++;
        }

        return new ShellQuotedPart(ShellQuoteKind.Single, TakeParts(mark), SpanOf(start, pos));
    }

    private int FindSingleQuote() => text.AsSpan(pos, end - pos).IndexOf('\'') is >= 0 and var length ? pos + length : end;

    private bool TryParseSingleQuotedExpression(ref int literalStart, int close)
    {
        var savedEnd = end;
        if (text[pos] != '$')
        {
            // A template's action ends before the quotes do.
            end = close;
        }

        var isRead = TryParseQuotedPart(ref literalStart, isRaw: true, isHereDocument: false);
        end = savedEnd;
        return isRead;
    }

    private ShellQuotedPart ParseDoubleQuoted(ShellQuoteKind kind)
    {
        var start = pos;
        pos += kind == ShellQuoteKind.Locale ? 2 : 1;
        var mark = partStack.Count;
        var literalStart = pos;
        while (true)
        {
            var length = text.AsSpan(pos, end - pos).IndexOfAny(QuotedBreaks);
            pos = length < 0 ? end : pos + length;
            if (AtEnd || text[pos] == '"')
            {
                break;
            }

            if (!TryParseQuotedPart(ref literalStart, isRaw: false, isHereDocument: false))
            {
                pos++;
            }
        }

        AddLiteral(literalStart, isQuoted: true);
        if (AtEnd)
        {
            ReportUnclosed(start, Math.Min(start + 1, end), "The double quote is not closed");
        }
        else
        {
            pos++;
        }

        return new ShellQuotedPart(kind, TakeParts(mark), SpanOf(start, pos));
    }

    private ShellQuotedPart ParseAnsiCQuoted()
    {
        var start = pos;
        pos += 2;
        var mark = partStack.Count;
        var literalStart = pos;
        while (true)
        {
            var length = text.AsSpan(pos, end - pos).IndexOfAny('\'', '\\');
            pos = length < 0 ? end : pos + length;
            if (AtEnd || text[pos] == '\'')
            {
                break;
            }

            AddLiteral(literalStart, isQuoted: true);
            var (value, escapeLength) = AnsiCEscape.Decode(text.AsSpan(pos, end - pos));
            partStack.Add(ReadEscape(value, escapeLength));
            literalStart = pos;
        }

        AddLiteral(literalStart, isQuoted: true);
        if (AtEnd)
        {
            ReportUnclosed(start, Math.Min(start + 2, end), "The single quote is not closed");
        }
        else
        {
            pos++;
        }

        return new ShellQuotedPart(ShellQuoteKind.AnsiC, TakeParts(mark), SpanOf(start, pos));
    }
}
