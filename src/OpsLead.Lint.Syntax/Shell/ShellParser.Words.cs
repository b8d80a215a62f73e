using System.Buffers;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Words and their parts.</summary>
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
    private void AddLiteral(int start, bool isQuoted) => AddLiteral(start, pos, isQuoted);

    private void AddLiteral(int start, int stop, bool isQuoted)
    {
        if (stop > start)
        {
            partStack.Add(new ShellLiteralPart(text[start..stop], isQuoted, SpanOf(start, stop)));
        }
    }

    /// <summary>Adds a part that began at <paramref name="start"/>, after the literal before it. Nothing is copied for a part that is none.</summary>
    private bool TryAdd(ShellWordPart? part, int start, ref int literalStart, bool isQuoted)
    {
        if (part is null)
        {
            pos = start;
            return false;
        }

        AddLiteral(literalStart, start, isQuoted);
        partStack.Add(part);
        literalStart = pos;
        return true;
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
                    var partStart = pos;
                    TryAdd(ReadOpaque(isQuoted: false) ?? (ShellWordPart)ParseProcessSubstitution(), partStart, ref literalStart, isQuoted: false);
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
        return TryAdd(part, start, ref literalStart, isQuoted: false);
    }

    /// <summary>The same inside double quotes or a here-document; <paramref name="isRaw"/> leaves only expressions.</summary>
    private bool TryParseQuotedPart(ref int literalStart, bool isRaw, bool isHereDocument)
    {
        var start = pos;
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
        return TryAdd(part, start, ref literalStart, isQuoted: true);
    }
}
