using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Lists, and-or lists and pipelines.</summary>
internal sealed partial class ShellParser
{
    /// <summary>
    /// Parses commands up to a closing token. It ends before one of <paramref name="own"/>, or before one of
    /// <paramref name="outer"/>: then what is being parsed lacks its end, and the caller says so.
    /// </summary>
    private ShellList ParseList(Stops own, Stops outer)
    {
        var stops = own | outer;
        List<ShellAndOr>? items = null;
        var start = tokenEnd;
        SkipNewlines();
        while (!AtEnd)
        {
            var stop = PeekStop(out var length);
            if ((stop & stops) != 0)
            {
                break;
            }

            if (stop != Stops.None)
            {
                Report(pos, pos + length, $"Unexpected '{text.AsSpan(pos, length)}'");
                pos += length;
            }
            else if (ParseAndOr(stops) is { } item)
            {
                (items ??= []).Add(item);
            }
            else
            {
                SkipUnexpected();
            }

            SkipNewlines();
        }

        return new ShellList(items is null ? [] : [.. items], items is null ? SpanOf(start, start) : Cover(items[0].Span, items[^1].Span));
    }

    private static TextSpan Cover(TextSpan first, TextSpan last) => TextSpan.FromBounds(first.Start, Math.Max(first.End, last.End));

    /// <summary>Passes over an operator that no command stands before.</summary>
    private void SkipUnexpected()
    {
        var length = (Current, Peek(1)) switch
        {
            ('&', '&') or ('|', '|') or ('|', '&') or (';', ';') => 2,
            _ => char.IsHighSurrogate(Current) && pos + 1 < end ? 2 : 1,
        };
        Report(pos, pos + length, $"Unexpected '{text.AsSpan(pos, Math.Min(length, end - pos))}'");
        pos += length;
    }

    private ShellAndOr? ParseAndOr(Stops stops)
    {
        if (ParsePipeline(stops) is not { } first)
        {
            return null;
        }

        List<ShellPipeline>? pipelines = null;
        List<ShellAndOrOperator>? operators = null;
        SkipBlanks();
        while (Current is '&' or '|' && Peek(1) == Current)
        {
            var operatorStart = pos;
            (operators ??= []).Add(new ShellAndOrOperator(Current == '|', SpanOf(pos, pos + 2)));
            ReadToken(2);
            SkipNewlines();
            if (ParsePipeline(stops) is not { } next)
            {
                ReportUnclosed(operatorStart, operatorStart + 2, $"A command is missing after '{text.AsSpan(operatorStart, 2)}'");
                break;
            }

            (pipelines ??= [first]).Add(next);
            SkipBlanks();
        }

        var last = pipelines is null ? first.Span : pipelines[^1].Span;
        var span = operators is null ? first.Span : Cover(first.Span, Cover(last, operators[^1].Span));
        var separatorStart = pos;
        var separator = ReadSeparator(stops);
        return new ShellAndOr(
            pipelines is null ? [first] : [.. pipelines],
            operators is null ? [] : [.. operators],
            separator,
            separator == ShellSeparator.None ? SpanOf(separatorStart, separatorStart) : SpanOf(separatorStart, separatorStart + 1),
            span);
    }

    private ShellSeparator ReadSeparator(Stops stops)
    {
        switch (Current)
        {
            case '\0' when AtEnd:
                return ShellSeparator.None;
            case '\n':
                // Left for SkipNewlines, which reads the here-documents after it.
                return ShellSeparator.Newline;
            case ';' when Peek(1) is not (';' or '&'):
                ReadToken(1);
                return ShellSeparator.Semicolon;
            case '&' when Peek(1) != '&':
                ReadToken(1);
                return ShellSeparator.Ampersand;
            case ';':
                return ShellSeparator.None;
            case ')' when (stops & Stops.RightParenthesis) != 0:
                return ShellSeparator.None;
            default:
                // A closing word right after a compound command, as in `{ { a; } }`, needs no separator.
                if (PeekStop(out var length) is var stop && stop == Stops.None)
                {
                    length = text.AsSpan(pos, end - pos).IndexOfAny(WordBreaks);
                    length = length < 0 ? end - pos : Math.Max(1, length);
                    Report(pos, pos + length, $"Unexpected '{text.AsSpan(pos, length)}'; a separator is missing before it");
                }

                return ShellSeparator.None;
        }
    }

    private ShellPipeline? ParsePipeline(Stops stops)
    {
        var start = pos;
        var isNegated = false;
        var isTimed = false;
        while (!AtEnd)
        {
            if (TryRead(Reserved.Bang))
            {
                isNegated = !isNegated;
            }
            else if (!TryReadTime(ref isTimed))
            {
                break;
            }

            SkipBlanks();
        }

        var prefixEnd = pos;
        if (ParseCommand(stops) is not { } first)
        {
            if (prefixEnd == start)
            {
                return null;
            }

            prefixEnd = EndOfToken(start);
            if (isNegated)
            {
                ReportUnclosed(start, prefixEnd, "A command is missing after '!'");
            }

            return new ShellPipeline([], [], isNegated, isTimed, SpanOf(start, prefixEnd));
        }

        List<ShellCommand>? commands = null;
        List<ShellPipe>? pipes = null;
        SkipBlanks();
        while (Current == '|' && Peek(1) != '|')
        {
            var pipeStart = pos;
            ReadToken(Peek(1) == '&' ? 2 : 1);
            (pipes ??= []).Add(new ShellPipe(pos - pipeStart == 2, SpanOf(pipeStart, pos)));
            SkipNewlines();
            if (ParseCommand(stops) is not { } next)
            {
                ReportUnclosed(pipeStart, pipeStart + 1, "A command is missing after '|'");
                break;
            }

            (commands ??= [first]).Add(next);
            SkipBlanks();
        }

        var span = Cover(prefixEnd == start ? first.Span : SpanOf(start, start), commands is null ? first.Span : commands[^1].Span);
        return new ShellPipeline(
            commands is null ? [first] : [.. commands],
            pipes is null ? [] : [.. pipes],
            isNegated,
            isTimed,
            pipes is null ? span : Cover(span, pipes[^1].Span));
    }

    /// <summary>Reads bash's <c>time [-p]</c>. Before another option it is the program of that name.</summary>
    private bool TryReadTime(ref bool isTimed)
    {
        if (PeekReserved(out var length) != Reserved.Time)
        {
            return false;
        }

        var start = pos;
        ReadToken(length);
        SkipBlanks();
        if (Current == '-')
        {
            if (Peek(1) is not ('p' or '-') || !(pos + 2 >= end || WordBreaks.Contains(text[pos + 2])))
            {
                pos = start;
                return false;
            }

            ReadToken(2);
        }

        isTimed = true;
        return true;
    }
}
