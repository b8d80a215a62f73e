using System.Buffers;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Arithmetic: <c>$(( … ))</c>, <c>(( … ))</c>, <c>$[ … ]</c>, indices.</summary>
internal sealed partial class ShellParser
{
    // Arithmetic is a line at most; beyond that two parentheses are taken for arithmetic without looking, so that looking stays cheap.
    private const int MaxArithmeticLookahead = 4096;

    private static readonly SearchValues<char> ArithmeticBreaks = SearchValues.Create("()[]'\"\\$`{");

    /// <summary>Whether the parentheses after <c>((</c> close together, as those of arithmetic do and those of nested subshells do not.</summary>
    private bool LooksLikeArithmetic(int position)
    {
        var limit = Math.Min(end, position + MaxArithmeticLookahead);
        var level = 0;
        for (var i = position; i < limit; i++)
        {
            switch (text[i])
            {
                case '(':
                    level++;
                    break;
                case ')' when level == 0:
                    return i + 1 >= end || text[i + 1] == ')';
                case ')':
                    level--;
                    break;
                case '\\':
                    i++;
                    break;
                case '\'' or '"':
                    var close = text.AsSpan(i + 1, limit - i - 1).IndexOf(text[i]);
                    i = close < 0 ? limit : i + 1 + close;
                    break;
            }
        }

        return true;
    }

    private ShellArithmeticPart ParseArithmeticExpansion(bool isQuoted)
    {
        var start = pos;
        pos += 3;
        return new ShellArithmeticPart(ParseArithmetic(start, 3), isQuoted, SpanOf(start, pos));
    }

    /// <summary>Parses up to and over the two parentheses that close an arithmetic expression.</summary>
    private ShellWord ParseArithmetic(int opening, int openingLength)
    {
        if (!TryEnter())
        {
            return new ShellWord([], ShellWordFeatures.None, SpanOf(pos, pos));
        }

        var expression = ParseArithmeticContent('(', ')');
        depth--;
        if (Current == ')' && Peek(1) == ')')
        {
            ReadToken(2);
        }
        else
        {
            openingLength = Math.Min(openingLength, end - opening);
            ReportUnclosed(opening, opening + openingLength, $"'))' is missing for '{text.AsSpan(opening, openingLength)}'");
            pos += Current == ')' ? 1 : 0;
            tokenEnd = pos;
        }

        return expression;
    }

    private ShellArithmeticPart ParseOldArithmetic(bool isQuoted)
    {
        var start = pos;
        pos += 2;
        var expression = new ShellWord([], ShellWordFeatures.None, SpanOf(pos, pos));
        if (TryEnter())
        {
            expression = ParseArithmeticContent('[', ']');
            depth--;
            if (Current == ']')
            {
                pos++;
            }
            else
            {
                ReportUnclosed(start, Math.Min(start + 2, end), "']' is missing for '$['");
            }
        }

        return new ShellArithmeticPart(expression, isQuoted, SpanOf(start, pos));
    }

    /// <summary>Parses up to the closing character that has no opening one; it is left unread.</summary>
    private ShellWord ParseArithmeticContent(char open, char close)
    {
        var start = pos;
        var mark = partStack.Count;
        var literalStart = pos;
        var level = 0;
        while (true)
        {
            var length = text.AsSpan(pos, end - pos).IndexOfAny(ArithmeticBreaks);
            pos = length < 0 ? end : pos + length;
            if (AtEnd || (text[pos] == close && level == 0))
            {
                break;
            }

            var character = text[pos];
            level += character == open ? 1 : character == close ? -1 : 0;
            var isRead = character switch
            {
                '(' or ')' or '[' or ']' => false,
                '\'' or '"' => TryParsePart(ref literalStart),
                '\\' when GetContinuationLength(pos) == 0 => AddEscape(literalStart, isQuoted: true),
                _ => TryParseQuotedPart(ref literalStart, isRaw: false, isHereDocument: false),
            };
            if (!isRead)
            {
                pos++;
            }
            else
            {
                literalStart = pos;
            }
        }

        AddLiteral(literalStart, isQuoted: true);
        return new ShellWord(TakeParts(mark), ShellWordFeatures.None, SpanOf(start, pos));
    }
}
