using System.Buffers;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Words, assignments and quotes.</summary>
internal sealed partial class ShellParser
{
    private static readonly SearchValues<char> WordSpecials = SearchValues.Create(" \t\r\n;&|()<>'\"\\$`{");
    private static readonly SearchValues<char> QuotedBreaks = SearchValues.Create("\"\\$`{");
    private static readonly SearchValues<char> HereDocumentBreaks = SearchValues.Create("\\$`{");
    private static readonly SearchValues<char> HereDocumentBreaksAndNewline = SearchValues.Create("\\$`{\n");

    private ShellWordPart[] TakeParts(int mark)
    {
        if (partStack.Count == mark)
        {
            return [];
        }

        var parts = new ShellWordPart[partStack.Count - mark];
        partStack.CopyTo(mark, parts, 0, parts.Length);
        partStack.RemoveRange(mark, parts.Length);
        return parts;
    }

    /// <summary>Adds the literal from <paramref name="start"/> to the current place, if there is any.</summary>
    private void AddLiteral(int start, bool isQuoted)
    {
        if (pos > start)
        {
            partStack.Add(new ShellLiteralPart(text[start..pos], isQuoted, SpanOf(start, pos)));
        }
    }

    /// <summary>Parses a word; null, with nothing read, where none begins.</summary>
    /// <param name="isRegex">Whether it stands after <c>=~</c>, where parentheses and bars belong to the word.</param>
    private ShellWord? ParseWord(bool isRegex = false)
    {
        var start = pos;
        var mark = partStack.Count;
        var features = ShellWordFeatures.None;
        var head = isRegex ? default : ReadAssignmentHead();
        var valueMark = partStack.Count;
        var valueStart = pos;
        if (head.Name is not null && Current == '(')
        {
            partStack.Add(ParseArray());
        }

        var literalStart = pos;
        var groupDepth = 0;
        if (Current == '~')
        {
            features |= ShellWordFeatures.Tilde;
        }

        while (!AtEnd)
        {
            var length = text.AsSpan(pos, end - pos).IndexOfAny(WordSpecials);
            length = length < 0 ? end - pos : length;
            if (HasGlob(text.AsSpan(pos, length)))
            {
                features |= ShellWordFeatures.Glob;
            }

            pos += length;
            if (AtEnd)
            {
                break;
            }

            var character = text[pos];
            if (WordBreaks.Contains(character))
            {
                if (character is '<' or '>' && groupDepth == 0 && Peek(1) == '(')
                {
                    AddLiteral(literalStart, isQuoted: false);
                    partStack.Add(ReadOpaque(isQuoted: false) ?? (ShellWordPart)ParseProcessSubstitution());
                    literalStart = pos;
                }
                else if (IsWordBreak(character, start, literalStart, isRegex, ref groupDepth))
                {
                    break;
                }
                else
                {
                    pos++;
                    features |= character == '(' && !isRegex ? ShellWordFeatures.Glob : ShellWordFeatures.None;
                }
            }
            else if (character == '\\' && GetContinuationLength(pos) > 0)
            {
                if (!TryReadContinuations(literalStart))
                {
                    break;
                }

                literalStart = pos;
            }
            else if (!TryParsePart(ref literalStart))
            {
                // A lone `$` or `{`.
                if (character == '{' && IsBraceExpansion())
                {
                    features |= ShellWordFeatures.Brace;
                }

                pos++;
            }
        }

        AddLiteral(literalStart, isQuoted: false);
        if (pos == start)
        {
            return null;
        }

        if (groupDepth > 0)
        {
            ReportUnclosed(start, pos, "')' is missing in the pattern");
        }

        tokenEnd = pos;
        return CreateWord(head, mark, valueMark, start, valueStart, features);
    }

    private static bool HasGlob(ReadOnlySpan<char> literal) =>
        literal.IndexOfAny('*', '?') >= 0 || (literal.IndexOf('[') is >= 0 and var open && literal[open..].Contains(']'));

    /// <summary>Whether the braces at the current place expand: they hold a comma or a range.</summary>
    private bool IsBraceExpansion()
    {
        const int MaxBraceLength = 256;
        var rest = text.AsSpan(pos, Math.Min(end - pos, MaxBraceLength));
        var length = rest.IndexOfAny("} \t\r\n");
        return length > 0 && rest[length] == '}' && (rest[..length].Contains(',') || rest[..length].Contains("..", StringComparison.Ordinal));
    }

    private ShellWord CreateWord(AssignmentHead head, int mark, int valueMark, int start, int valueStart, ShellWordFeatures features)
    {
        var span = SpanOf(start, pos);
        if (head.Name is null)
        {
            return new ShellWord(TakeParts(mark), features, span);
        }

        var parts = TakeParts(mark);
        var value = new ShellWord(parts[(valueMark - mark)..], features, SpanOf(valueStart, pos));
        return new ShellWord(parts, features, span)
        {
            Assignment = new ShellAssignment(head.Name, SpanOf(start, start + head.Name.Length), head.Index, head.IsAppend, value, span),
        };
    }

    /// <summary>Whether a blank or operator ends the word; inside a pattern's parentheses and in a regex it need not.</summary>
    private bool IsWordBreak(char character, int start, int literalStart, bool isRegex, ref int groupDepth)
    {
        switch (character)
        {
            case '\n':
                return true;
            case '\r':
                return IsBlankAt(pos);
            case '(':
                if (isRegex || groupDepth > 0 || (pos > literalStart && text[pos - 1] is '?' or '*' or '+' or '@' or '!'))
                {
                    groupDepth++;
                    return false;
                }

                return true;
            case ')' when groupDepth > 0:
                groupDepth--;
                return false;
            case '|' when isRegex && pos > start:
                return false;
            default:
                return groupDepth == 0;
        }
    }

    /// <summary>Reads joined lines inside a word; when the word ends there, leaves them to the blanks.</summary>
    private bool TryReadContinuations(int literalStart)
    {
        var start = pos;
        while (GetContinuationLength(pos) is > 0 and var length)
        {
            pos += length;
        }

        if (AtEnd || WordBreaks.Contains(text[pos]))
        {
            pos = start;
            return false;
        }

        var stop = pos;
        pos = start;
        AddLiteral(literalStart, isQuoted: false);
        pos = stop;
        partStack.Add(new ShellEscapePart("", SpanOf(start, stop)));
        return true;
    }

    /// <summary>Parses a quote, an escape, an expansion or an expression outside quotes; false, with nothing read, for a literal.</summary>
    private bool TryParsePart(ref int literalStart)
    {
        var start = pos;
        var mark = partStack.Count;
        AddLiteral(literalStart, isQuoted: false);
        var part = ReadOpaque(isQuoted: false) ?? (text[pos], Peek(1)) switch
        {
            ('\'', _) => ParseSingleQuoted(),
            ('"', _) => ParseDoubleQuoted(ShellQuoteKind.Double),
            ('\\', _) => ParseEscape(),
            ('`', _) => ParseBackticks(isInDoubleQuotes: false, isQuoted: false),
            ('$', '\'') => ParseAnsiCQuoted(),
            ('$', '"') => ParseDoubleQuoted(ShellQuoteKind.Locale),
            ('$', _) => ParseDollar(isQuoted: false, isInDoubleQuotes: false),
            ('{', '{') => ReadExpression(isQuoted: false, isInDoubleQuotes: false),
            _ => null,
        };
        if (part is null)
        {
            partStack.RemoveRange(mark, partStack.Count - mark);
            pos = start;
            return false;
        }

        partStack.Add(part);
        literalStart = pos;
        return true;
    }

    /// <summary>The same inside double quotes or a here-document; <paramref name="isRaw"/> leaves only expressions.</summary>
    private bool TryParseQuotedPart(ref int literalStart, bool isRaw, bool isHereDocument)
    {
        var mark = partStack.Count;
        AddLiteral(literalStart, isQuoted: true);
        var isInDoubleQuotes = !isHereDocument && !isRaw;
        var part = ReadOpaque(isQuoted: true) ?? (text[pos], Peek(1), isRaw) switch
        {
            ('$', '{', _) when Peek(2) == '{' && ReadExpression(isQuoted: true, isInDoubleQuotes) is { } expression => expression,
            ('{', '{', _) => ReadExpression(isQuoted: true, isInDoubleQuotes),
            (_, _, true) => null,
            ('$', _, _) => ParseDollar(isQuoted: true, isInDoubleQuotes),
            ('`', _, _) => ParseBackticks(isInDoubleQuotes, isQuoted: true),
            ('\\', '$' or '`' or '\\', _) => ParseEscape(),
            ('\\', '"', _) when !isHereDocument => ParseEscape(),
            ('\\', _, _) when GetContinuationLength(pos) is > 0 and var length => ReadEscape("", length),
            _ => null,
        };
        if (part is null)
        {
            partStack.RemoveRange(mark, partStack.Count - mark);
            return false;
        }

        partStack.Add(part);
        literalStart = pos;
        return true;
    }

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
        var isAppend = afterIndex + 1 < end && text[afterIndex] == '+' && text[afterIndex + 1] == '=';
        if (afterIndex < nameEnd || !(isAppend || (afterIndex < end && text[afterIndex] == '=')))
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
