namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Assignments and arrays.</summary>
internal sealed partial class ShellParser
{
    private ShellArrayPart ParseArray()
    {
        var start = pos++;
        List<ShellWord>? elements = null;
        if (TryEnter())
        {
            while (true)
            {
                SkipNewlines();
                if (ParseWord() is { } element)
                {
                    (elements ??= []).Add(element);
                }
                else if (AtEnd || Current == ')')
                {
                    break;
                }
                else
                {
                    SkipUnexpected();
                }
            }

            depth--;
            ReadRightParenthesis(start, 1);
        }

        return new ShellArrayPart(elements is null ? [] : [.. elements], SpanOf(start, pos));
    }

    /// <summary>Reads <c>name=</c>, <c>name+=</c> or <c>name[index]=</c> as literal parts; nothing when the word is no assignment.</summary>
    private AssignmentHead ReadAssignmentHead()
    {
        if (AtEnd || !IsNameStart(text[pos]))
        {
            return default;
        }

        var start = pos;
        var nameEnd = pos + 1;
        while (nameEnd < end && IsNameCharacter(text[nameEnd]))
        {
            nameEnd++;
        }

        var afterIndex = nameEnd < end && text[nameEnd] == '[' ? FindIndexEnd(nameEnd) : nameEnd;
        if (afterIndex < 0)
        {
            return default;
        }

        var isAppend = afterIndex + 1 < end && text[afterIndex] == '+' && text[afterIndex + 1] == '=';
        if (!isAppend && !(afterIndex < end && text[afterIndex] == '='))
        {
            return default;
        }

        ShellWord? index = null;
        var literalStart = start;
        if (afterIndex > nameEnd)
        {
            pos = nameEnd + 1;
            AddLiteral(start, isQuoted: false);
            var saved = Narrow(afterIndex - 1);
            index = ParseArithmeticContent('[', ']');
            Leave(saved);
            foreach (var part in index.Parts)
            {
                partStack.Add(part);
            }

            literalStart = pos;
        }

        pos = Math.Min(afterIndex + (isAppend ? 2 : 1), end);
        AddLiteral(literalStart, isQuoted: false);
        return new AssignmentHead(text[start..nameEnd], index, isAppend);
    }

    /// <summary>The place after the bracket that closes the one at <paramref name="opening"/>; -1 when it closes too far away or not at all.</summary>
    private int FindIndexEnd(int opening)
    {
        const int MaxIndexLength = 256;
        var limit = Math.Min(end, opening + MaxIndexLength);
        var level = 0;
        for (var i = opening; i < limit; i++)
        {
            switch (text[i])
            {
                case '[':
                    level++;
                    break;
                case ']' when --level == 0:
                    return i + 1;
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    var close = text.AsSpan(i + 1, limit - i - 1).IndexOf(text[i]);
                    if (close < 0)
                    {
                        return -1;
                    }

                    i += close + 1;
                    break;
                case ' ' or '\t' or '\n' or ';' or '&' or '|' or '<' or '>':
                    return -1;
            }
        }

        return -1;
    }

    private readonly record struct AssignmentHead(string? Name, ShellWord? Index, bool IsAppend);
}
