using System.Diagnostics.CodeAnalysis;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Simple commands, redirections and here-documents.</summary>
internal sealed partial class ShellParser
{
    private ShellCommand? ParseSimpleCommand(Stops stops)
    {
        var start = pos;
        List<ShellAssignment>? assignments = null;
        List<ShellWord>? words = null;
        List<ShellRedirection>? redirections = null;
        while (true)
        {
            SkipBlanks();
            if (TryParseRedirection(out var redirection))
            {
                (redirections ??= []).Add(redirection);
            }
            else if (ParseWord() is { } word)
            {
                if (words is null && word.Assignment is { } assignment)
                {
                    (assignments ??= []).Add(assignment);
                    continue;
                }

                (words ??= []).Add(word);
                if (words.Count == 1 && assignments is null && redirections is null && TryReadEmptyParentheses())
                {
                    return ParseFunctionBody(start, word, hasKeyword: false, stops);
                }
            }
            else
            {
                break;
            }
        }

        if (assignments is null && words is null && redirections is null)
        {
            return null;
        }

        return new ShellSimpleCommand(
            assignments is null ? [] : [.. assignments],
            words is null ? [] : [.. words],
            redirections is null ? [] : [.. redirections],
            SpanOf(start, EndOfToken(start)));
    }

    private bool TryParseRedirection([NotNullWhen(true)] out ShellRedirection? redirection)
    {
        redirection = null;
        var start = pos;
        var operatorStart = start + GetDescriptorLength();
        var (kind, length) = operatorStart < end ? GetRedirection(operatorStart) : default;
        if (length == 0)
        {
            return false;
        }

        var descriptor = operatorStart == start ? null : text[start..operatorStart];
        pos = operatorStart;
        ReadToken(length);
        var operatorEnd = pos;
        SkipBlanksOnly();
        var target = ParseWord();
        if (target is null)
        {
            ReportUnclosed(operatorStart, operatorEnd, $"A word is missing after '{text.AsSpan(operatorStart, length)}'");
            pos = operatorEnd;
        }

        redirection = new ShellRedirection(kind, descriptor, SpanOf(operatorStart, operatorEnd), target, SpanOf(start, EndOfToken(start)));
        if (kind == ShellRedirectionKind.HereDocument && target is not null)
        {
            pendingHereDocuments.Add(PendingHereDocument.Create(redirection, target, text.AsSpan(operatorEnd, tokenEnd - operatorEnd), length == 3));
        }

        return true;
    }

    /// <summary>The length of <c>2</c> or <c>{name}</c> when a redirection follows at once; else 0.</summary>
    private int GetDescriptorLength()
    {
        var stop = pos;
        if (Current == '{')
        {
            stop++;
            while (stop < end && IsNameCharacter(text[stop]))
            {
                stop++;
            }

            if (stop >= end || text[stop] != '}' || !IsName(text.AsSpan(pos + 1, stop - pos - 1)))
            {
                return 0;
            }

            stop++;
        }
        else
        {
            while (stop < end && char.IsAsciiDigit(text[stop]))
            {
                stop++;
            }
        }

        return stop < end && text[stop] is '<' or '>' ? stop - pos : 0;
    }

    private (ShellRedirectionKind Kind, int Length) GetRedirection(int position)
    {
        var second = position + 1 < end ? text[position + 1] : '\0';
        var third = position + 2 < end ? text[position + 2] : '\0';
        return (text[position], second, third) switch
        {
            ('<', '<', '<') => (ShellRedirectionKind.HereString, 3),
            ('<', '<', '-') => (ShellRedirectionKind.HereDocument, 3),
            ('<', '<', _) => (ShellRedirectionKind.HereDocument, 2),
            ('<', '&', _) => (ShellRedirectionKind.DuplicateInput, 2),
            ('<', '>', _) => (ShellRedirectionKind.ReadWrite, 2),
            ('<' or '>', '(', _) => default,
            ('<', _, _) => (ShellRedirectionKind.Input, 1),
            ('>', '>', _) => (ShellRedirectionKind.Append, 2),
            ('>', '|', _) => (ShellRedirectionKind.Clobber, 2),
            ('>', '&', _) => (ShellRedirectionKind.DuplicateOutput, 2),
            ('>', _, _) => (ShellRedirectionKind.Output, 1),
            ('&', '>', '>') => (ShellRedirectionKind.AppendOutputAndError, 3),
            ('&', '>', _) => (ShellRedirectionKind.OutputAndError, 2),
            _ => default,
        };
    }

    /// <summary>Reads the bodies announced on the line before, in the order of their operators.</summary>
    private void ReadHereDocuments()
    {
        if (pendingHereDocuments.Count == 0)
        {
            return;
        }

        var pending = pendingHereDocuments;
        pendingHereDocuments = [];
        foreach (var document in pending)
        {
            ReadHereDocument(document);
        }
    }

    private void ReadHereDocument(PendingHereDocument document)
    {
        var bodyStart = pos;
        var bodyEnd = end;
        TextSpan? terminator = null;
        while (!AtEnd)
        {
            var length = text.AsSpan(pos, end - pos).IndexOf('\n');
            var lineEnd = length < 0 ? end : pos + length;
            var contentStart = document.StripsTabs ? SkipTabs(pos, lineEnd) : pos;
            var contentEnd = TrimCarriageReturn(contentStart, lineEnd);
            if (text.AsSpan(contentStart, contentEnd - contentStart).SequenceEqual(document.Delimiter))
            {
                bodyEnd = pos;
                terminator = SpanOf(contentStart, contentEnd);
                pos = Math.Min(lineEnd + 1, end);
                break;
            }

            pos = Math.Min(lineEnd + 1, end);
        }

        if (terminator is null && !isAborted && !isEndReported)
        {
            isEndReported = true;
            if (errors.Count < MaxErrors)
            {
                errors.Add(new Yaml.SyntaxError(document.Redirection.Span, $"The here-document lacks its terminator '{document.Delimiter}'"));
            }
        }

        var after = pos;
        pos = bodyStart;
        var saved = Narrow(bodyEnd);
        var body = ParseHereDocumentBody(document);
        Leave(saved);
        document.Redirection.HereDocument = new ShellHereDocument(document.Delimiter, document.IsQuoted, document.StripsTabs, body, terminator);
        if (!isAborted)
        {
            pos = after;
        }
    }

    private int SkipTabs(int start, int stop)
    {
        while (start < stop && text[start] == '\t')
        {
            start++;
        }

        return start;
    }

    private ShellWord ParseHereDocumentBody(PendingHereDocument document)
    {
        var start = pos;
        var mark = partStack.Count;
        var literalStart = pos;
        while (!AtEnd)
        {
            if (document.StripsTabs && Current == '\t' && (pos == start || text[pos - 1] == '\n'))
            {
                AddLiteral(literalStart, isQuoted: true);
                literalStart = pos = SkipTabs(pos, end);
                continue;
            }

            var length = text.AsSpan(pos, end - pos).IndexOfAny(document.StripsTabs ? HereDocumentBreaksAndNewline : HereDocumentBreaks);
            if (length < 0)
            {
                pos = end;
            }
            else if (text[pos += length] == '\n' || !TryParseQuotedPart(ref literalStart, isRaw: document.IsQuoted, isHereDocument: true))
            {
                pos++;
            }
        }

        AddLiteral(literalStart, isQuoted: true);
        return new ShellWord(TakeParts(mark), ShellWordFeatures.None, SpanOf(start, pos));
    }

    /// <summary>A here-document whose operator has been read and whose lines have not.</summary>
    private readonly record struct PendingHereDocument(ShellRedirection Redirection, string Delimiter, bool IsQuoted, bool StripsTabs)
    {
        public static PendingHereDocument Create(ShellRedirection redirection, ShellWord target, ReadOnlySpan<char> written, bool stripsTabs)
        {
            var isQuoted = false;
            foreach (var part in target.Parts)
            {
                isQuoted |= part.IsQuoted;
            }

            // A delimiter is never expanded: `<<$x` ends at a line that reads `$x`.
            return new PendingHereDocument(redirection, target.LiteralText ?? written.Trim().ToString(), isQuoted, stripsTabs);
        }
    }
}
