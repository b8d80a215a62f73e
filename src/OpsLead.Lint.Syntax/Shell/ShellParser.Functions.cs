namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Functions and coprocesses.</summary>
internal sealed partial class ShellParser
{
    private ShellFunction ParseFunctionKeyword(int start, Stops outer)
    {
        SkipBlanks();
        var name = ParseWord();
        if (name is null)
        {
            ReportUnclosed(start, start + 8, "A name is missing after 'function'");
        }

        TryReadEmptyParentheses();
        return ParseFunctionBody(start, name, hasKeyword: true, outer);
    }

    private ShellFunction ParseFunctionBody(int start, ShellWord? name, bool hasKeyword, Stops outer)
    {
        var stop = EndOfToken(start);
        SkipNewlines();
        var body = TryEnter() ? ParseCommand(outer) : null;
        if (body is null)
        {
            ReportUnclosed(start, stop, "The body of the function is missing");
        }

        if (!isAborted)
        {
            depth--;
        }

        return new ShellFunction(name, hasKeyword, body, body is null ? SpanOf(start, stop) : Cover(SpanOf(start, stop), body.Span));
    }

    private bool TryReadEmptyParentheses()
    {
        var start = pos;
        SkipBlanksOnly();
        if (Current == '(')
        {
            pos++;
            SkipBlanksOnly();
            if (Current == ')')
            {
                ReadToken(1);
                return true;
            }
        }

        pos = start;
        return false;
    }

    private ShellCoprocess ParseCoprocess(int start, Stops outer)
    {
        SkipBlanks();
        ShellWord? name = null;
        if (PeekReserved(out var length) == Reserved.None && length > 0 && IsNameFollowedByCompound(length))
        {
            name = ParseWord();
            SkipBlanks();
        }

        var body = ParseCommand(outer);
        if (body is null)
        {
            ReportUnclosed(start, start + 6, "A command is missing after 'coproc'");
        }

        var span = SpanOf(start, start + 6);
        return new ShellCoprocess(name, body, Cover(name is null ? span : Cover(span, name.Span), body?.Span ?? span));
    }

    private bool IsNameFollowedByCompound(int length)
    {
        var start = pos;
        if (!IsName(text.AsSpan(start, length)))
        {
            return false;
        }

        pos += length;
        SkipBlanksOnly();
        var isCompound = pos > start + length
            && (Current == '(' || PeekReserved(out _) is not (Reserved.None or Reserved.In or Reserved.Time or Reserved.Bang));
        pos = start;
        return isCompound;
    }

    private static bool IsName(ReadOnlySpan<char> candidate)
    {
        if (candidate.IsEmpty || !IsNameStart(candidate[0]))
        {
            return false;
        }

        foreach (var character in candidate)
        {
            if (!IsNameCharacter(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
