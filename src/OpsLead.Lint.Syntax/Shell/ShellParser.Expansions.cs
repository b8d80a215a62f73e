using System.Buffers;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Parameters and substitutions.</summary>
internal sealed partial class ShellParser
{
    private const int MaxFunctionSubstitutionLength = 1024;

    private static readonly SearchValues<char> ParameterBreaks = SearchValues.Create("}'\"\\$`{/");

    /// <summary>Parses what a <c>$</c> begins; null, with nothing read, when it stands for itself.</summary>
    private ShellWordPart? ParseDollar(bool isQuoted, bool isInDoubleQuotes)
    {
        var next = Peek(1);
        switch (next)
        {
            case '(' when Peek(2) == '(' && LooksLikeArithmetic(pos + 3):
                return ParseArithmeticExpansion(isQuoted);
            case '(':
                return ParseCommandSubstitution(isQuoted);
            case '[':
                return ParseOldArithmetic(isQuoted);
            case '{':
                if (Peek(2) == '{' && ReadExpression(isQuoted, isInDoubleQuotes) is { } expression)
                {
                    return expression;
                }

                return FindFunctionSubstitutionEnd() is >= 0 and var close ? ParseFunctionSubstitution(close, isQuoted) : ParseBracedParameter(isQuoted);
        }

        var length = IsNameStart(next) ? GetNameLength(pos + 1) : char.IsAsciiDigit(next) || IsSpecialParameter(next) ? 1 : 0;
        if (length == 0)
        {
            return null;
        }

        var start = pos;
        pos += 1 + length;
        return new ShellParameterPart(text.Substring(start + 1, length), SpanOf(start + 1, pos), isBraced: false, isQuoted, SpanOf(start, pos));
    }

    private int GetNameLength(int start)
    {
        var stop = start;
        while (stop < end && IsNameCharacter(text[stop]))
        {
            stop++;
        }

        return stop - start;
    }

    private static bool IsSpecialParameter(char character) => character is '@' or '*' or '#' or '?' or '-' or '$' or '!';

    private ShellCommandSubstitutionPart ParseCommandSubstitution(bool isQuoted)
    {
        var start = pos;
        ReadToken(2);
        return new ShellCommandSubstitutionPart(ParseSubstitutionBody(start), isBacktick: false, isQuoted, SpanOf(start, pos));
    }

    private ShellProcessSubstitutionPart ParseProcessSubstitution()
    {
        var start = pos;
        ReadToken(2);
        return new ShellProcessSubstitutionPart(ParseSubstitutionBody(start), text[start] == '>', SpanOf(start, pos));
    }

    private ShellList ParseSubstitutionBody(int start)
    {
        if (!TryEnter())
        {
            return new ShellList([], SpanOf(pos, pos));
        }

        var body = ParseList(Stops.RightParenthesis, Stops.None);
        depth--;
        ReadRightParenthesis(start, 2);
        return body;
    }

    /// <summary>
    /// The brace that closes bash 5.3's <c>${ command; }</c>, which has a blank after its opening and a separator before its end;
    /// -1 when the text at the current place is none.
    /// </summary>
    private int FindFunctionSubstitutionEnd()
    {
        if (!IsBlankAt(pos + 2) && !IsNewlineAt(pos + 2))
        {
            return -1;
        }

        var limit = Math.Min(end, pos + MaxFunctionSubstitutionLength);
        var isAfterSeparator = false;
        for (var i = pos + 2; i < limit; i++)
        {
            switch (text[i])
            {
                case '}' when isAfterSeparator:
                    return i;
                case ' ' or '\t':
                    break;
                default:
                    isAfterSeparator = text[i] is ';' or '\n';
                    break;
            }
        }

        return -1;
    }

    private ShellCommandSubstitutionPart ParseFunctionSubstitution(int close, bool isQuoted)
    {
        var start = pos;
        pos += 2;
        var body = new ShellList([], SpanOf(pos, pos));
        if (TryEnter())
        {
            var saved = Narrow(close);
            body = ParseScript();
            Leave(saved);
            depth--;
            pos = isAborted ? pos : close + 1;
        }

        return new ShellCommandSubstitutionPart(body, isBacktick: false, isQuoted, SpanOf(start, pos));
    }

    /// <summary>
    /// Parses <c>` … `</c>. A backslash inside hides a backtick, a dollar sign or a backslash; where one does, the commands are
    /// parsed from the text without these and their spans led back.
    /// </summary>
    private ShellCommandSubstitutionPart ParseBackticks(bool isInDoubleQuotes, bool isQuoted)
    {
        var start = pos++;
        var stop = pos;
        var hasEscapes = false;
        while (stop < end && text[stop] != '`')
        {
            if (text[stop] == '\\' && stop + 1 < end)
            {
                hasEscapes |= IsBacktickEscape(text[stop + 1], isInDoubleQuotes);
                stop++;
            }

            stop++;
        }

        stop = Math.Min(stop, end);
        var isClosed = stop < end;
        var body = new ShellList([], SpanOf(pos, pos));
        if (TryEnter())
        {
            if (hasEscapes && GetNextOpaqueStart() >= stop)
            {
                body = ParseDecodedBackticks(stop, isInDoubleQuotes);
            }
            else
            {
                var saved = Narrow(stop);
                body = ParseScript();
                Leave(saved);
            }

            depth--;
        }

        if (!isAborted)
        {
            pos = isClosed ? stop + 1 : stop;
        }

        if (!isClosed)
        {
            ReportUnclosed(start, start + 1, "The backtick is not closed");
        }

        return new ShellCommandSubstitutionPart(body, isBacktick: true, isQuoted, SpanOf(start, pos));
    }

    private static bool IsBacktickEscape(char character, bool isInDoubleQuotes) =>
        character is '`' or '$' or '\\' || (character == '"' && isInDoubleQuotes);

    private ShellList ParseDecodedBackticks(int stop, bool isInDoubleQuotes)
    {
        var decoded = new MappedTextBuilder(origin);
        while (pos < stop)
        {
            if (text[pos] == '\\' && pos + 1 < stop && IsBacktickEscape(text[pos + 1], isInDoubleQuotes))
            {
                decoded.Append(text.AsSpan(pos + 1, 1), new TextSpan(pos, 2));
                pos += 2;
            }
            else
            {
                decoded.Append(text.AsSpan(pos, 1), new TextSpan(pos, 1));
                pos++;
            }
        }

        var parser = new ShellParser(decoded.ToString(), [], decoded.ToSourceMap(), errors, comments, depth);
        var body = parser.ParseScript();
        if (parser.isAborted)
        {
            isAborted = true;
            end = pos;
        }

        return body;
    }

    private ShellParameterPart ParseBracedParameter(bool isQuoted)
    {
        var start = pos;
        pos += 2;
        if (!TryEnter())
        {
            return new ShellParameterPart("", SpanOf(pos, pos), isBraced: true, isQuoted, SpanOf(start, pos));
        }

        var isIndirect = Current == '!' && (IsNameCharacter(Peek(1)) || Peek(1) is '@' or '*' or '#');
        var isLength = Current == '#' && (IsNameCharacter(Peek(1)) || (IsSpecialParameter(Peek(1)) && Peek(2) == '}'));
        pos += isIndirect || isLength ? 1 : 0;
        var nameStart = pos;
        pos += IsSpecialParameter(Current) ? 1 : GetNameLength(pos);
        var nameEnd = pos;
        ShellWord? index = null;
        if (Current == '[' && nameEnd > nameStart)
        {
            pos++;
            index = ParseArithmeticContent('[', ']');
            pos += Current == ']' ? 1 : 0;
        }

        var operatorStart = pos;
        pos += GetParameterOperatorLength();
        var operatorText = text[operatorStart..pos];
        ShellWord? argument = null;
        ShellWord? replacement = null;
        if (pos > operatorStart || (Current != '}' && !AtEnd))
        {
            var isSubstitution = operatorText is "/" or "//" or "/#" or "/%";

            // Inside double quotes the quotes of a default value are characters, those of a pattern are not (POSIX 2.6.2).
            var hasSingleQuotes = !isQuoted || operatorText is not ("-" or "=" or "?" or "+" or ":-" or ":=" or ":?" or ":+");
            argument = ParseParameterArgument(isQuoted, hasSingleQuotes, isSubstitution);
            if (isSubstitution && Current == '/')
            {
                pos++;
                replacement = ParseParameterArgument(isQuoted, hasSingleQuotes, stopsAtSlash: false);
            }
        }

        depth--;
        if (Current == '}')
        {
            pos++;
        }
        else
        {
            ReportUnclosed(start, Math.Min(start + 2, end), "'}' is missing for '${'");
        }

        return new ShellParameterPart(text[nameStart..nameEnd], SpanOf(nameStart, nameEnd), isBraced: true, isQuoted, SpanOf(start, pos))
        {
            IsIndirect = isIndirect,
            IsLength = isLength,
            Index = index,
            Operator = operatorText,
            Argument = argument,
            Replacement = replacement,
        };
    }

    private int GetParameterOperatorLength()
    {
        var (first, second) = (Current, Peek(1));
        return first switch
        {
            ':' => second is '-' or '=' or '?' or '+' ? 2 : 1,
            '#' or '%' or '^' or ',' or '/' => second == first || (first == '/' && second is '#' or '%') ? 2 : 1,
            '-' or '=' or '?' or '+' or '@' or '*' => 1,
            _ => 0,
        };
    }

    private ShellWord ParseParameterArgument(bool isQuoted, bool hasSingleQuotes, bool stopsAtSlash)
    {
        var start = pos;
        var mark = partStack.Count;
        var literalStart = pos;
        while (true)
        {
            var length = text.AsSpan(pos, end - pos).IndexOfAny(ParameterBreaks);
            pos = length < 0 ? end : pos + length;
            if (AtEnd || text[pos] == '}' || (stopsAtSlash && text[pos] == '/' && pos > start))
            {
                break;
            }

            var isRead = text[pos] switch
            {
                '/' => false,
                '\'' when !hasSingleQuotes => false,
                '\\' when pos + 1 < end && GetContinuationLength(pos) == 0 && (!isQuoted || text[pos + 1] is '}' or '/') => AddEscape(literalStart, isQuoted),
                '"' or '\'' => TryParsePart(ref literalStart),
                _ => isQuoted ? TryParseQuotedPart(ref literalStart, isRaw: false, isHereDocument: false) : TryParsePart(ref literalStart),
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

        AddLiteral(literalStart, isQuoted);
        return new ShellWord(TakeParts(mark), ShellWordFeatures.None, SpanOf(start, pos));
    }

    private bool AddEscape(int literalStart, bool isQuoted)
    {
        AddLiteral(literalStart, isQuoted);
        partStack.Add(ParseEscape());
        return true;
    }
}
