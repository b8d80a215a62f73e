using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Compound commands and functions.</summary>
internal sealed partial class ShellParser
{
    /// <summary>Parses one command; null, with nothing read, where none can begin.</summary>
    private ShellCommand? ParseCommand(Stops stops)
    {
        if (AtEnd)
        {
            return null;
        }

        var isSubshell = Current == '(';
        var length = 1;
        var reserved = isSubshell ? Reserved.None : PeekReserved(out length);
        if (!isSubshell && (reserved is Reserved.None or Reserved.In or Reserved.Time or Reserved.Bang or Reserved.DoubleRightBracket))
        {
            return ParseSimpleCommand(stops);
        }

        if (GetStop(reserved) != Stops.None || !TryEnter())
        {
            return null;
        }

        var start = pos;
        ReadToken(length);
        var command = reserved switch
        {
            Reserved.If => ParseIf(start, stops),
            Reserved.For or Reserved.Select => ParseFor(start, reserved == Reserved.Select, stops),
            Reserved.While or Reserved.Until => ParseWhile(start, reserved == Reserved.Until, stops),
            Reserved.Case => ParseCase(start, stops),
            Reserved.Function => ParseFunctionKeyword(start, stops),
            Reserved.LeftBrace => ParseGroup(start, stops),
            Reserved.Coproc => ParseCoprocess(start, stops),
            Reserved.DoubleLeftBracket => ParseTest(start),
            _ => ParseParentheses(start, stops),
        };
        depth--;
        return command;
    }

    private ShellRedirection[] ParseTrailingRedirections()
    {
        List<ShellRedirection>? redirections = null;
        while (true)
        {
            SkipBlanks();
            if (!TryParseRedirection(out var redirection))
            {
                return redirections is null ? [] : [.. redirections];
            }

            (redirections ??= []).Add(redirection);
        }
    }

    /// <summary>The span from <paramref name="start"/> to the construct's own end or its last redirection's.</summary>
    private TextSpan SpanWith(int start, int stop, ShellRedirection[] redirections)
    {
        var span = SpanOf(start, stop);
        return redirections.Length == 0 ? span : Cover(span, redirections[^1].Span);
    }

    /// <summary>Reads the word that must come, or reports that it is missing.</summary>
    private bool Expect(Reserved reserved, string word, int opening, int openingLength)
    {
        if (TryRead(reserved))
        {
            return true;
        }

        ReportUnclosed(opening, opening + openingLength, $"'{word}' is missing for '{text.AsSpan(opening, openingLength)}'");
        return false;
    }

    private ShellList ParseBody(Stops own, Stops outer, int opening, int openingLength)
    {
        var errorCount = errors.Count;
        var body = ParseList(own, outer);
        if (body.Items.IsEmpty && errors.Count == errorCount && !AtEnd)
        {
            Report(opening, opening + openingLength, $"A command is missing after '{text.AsSpan(opening, openingLength)}'");
        }

        return body;
    }

    private ShellIf ParseIf(int start, Stops outer)
    {
        List<ShellIfClause> clauses = [];
        ShellList? elseBody = null;
        var clauseStart = start;
        var keywordLength = 2;
        var inner = outer | Stops.Elif | Stops.Else | Stops.Fi;
        while (true)
        {
            var condition = ParseBody(Stops.Then, inner, clauseStart, keywordLength);
            var thenStart = pos;
            var body = TryRead(Reserved.Then)
                ? ParseBody(Stops.Elif | Stops.Else | Stops.Fi, outer, thenStart, 4)
                : MissingThen(clauseStart, keywordLength);
            clauses.Add(new ShellIfClause(condition, body, SpanOf(clauseStart, EndOfToken(clauseStart))));
            clauseStart = pos;
            if (!TryRead(Reserved.Elif))
            {
                break;
            }

            keywordLength = 4;
        }

        if (TryRead(Reserved.Else))
        {
            elseBody = ParseBody(Stops.Fi, outer, clauseStart, 4);
        }

        Expect(Reserved.Fi, "fi", start, 2);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellIf([.. clauses], elseBody, redirections, SpanWith(start, stop, redirections));
    }

    private ShellList MissingThen(int start, int length)
    {
        ReportUnclosed(start, start + length, $"'then' is missing for '{text.AsSpan(start, length)}'");
        return new ShellList([], SpanOf(tokenEnd, tokenEnd));
    }

    /// <summary>Parses <c>do … done</c>, or the braces that bash takes in their place.</summary>
    private ShellList ParseDoGroup(int opening, int openingLength, Stops outer)
    {
        var start = pos;
        if (TryRead(Reserved.LeftBrace))
        {
            var group = ParseBody(Stops.RightBrace, outer, start, 1);
            Expect(Reserved.RightBrace, "}", start, 1);
            return group;
        }

        Expect(Reserved.Do, "do", opening, openingLength);
        var body = pos > start ? ParseBody(Stops.Done, outer, start, 2) : ParseList(Stops.Done, outer);
        Expect(Reserved.Done, "done", opening, openingLength);
        return body;
    }

    private ShellWhile ParseWhile(int start, bool isUntil, Stops outer)
    {
        var condition = ParseBody(Stops.Do, outer | Stops.Done, start, 5);
        var body = ParseDoGroup(start, 5, outer);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellWhile(isUntil, condition, body, redirections, SpanWith(start, stop, redirections));
    }

    private ShellCommand ParseFor(int start, bool isSelect, Stops outer)
    {
        var keywordLength = pos - start;
        SkipBlanks();
        if (!isSelect && Current == '(' && Peek(1) == '(')
        {
            return ParseArithmeticFor(start, outer);
        }

        var variable = ParseWord();
        if (variable is null)
        {
            ReportUnclosed(start, pos, $"A name is missing after '{text.AsSpan(start, keywordLength)}'");
        }

        SkipNewlines();
        var hasWords = TryRead(Reserved.In);
        var words = hasWords ? ParseWords() : [];
        if (Current == ';' && Peek(1) != ';')
        {
            ReadToken(1);
        }

        SkipNewlines();
        var body = ParseDoGroup(start, keywordLength, outer);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellFor(isSelect, variable, hasWords, words, body, redirections, SpanWith(start, stop, redirections));
    }

    private ShellWord[] ParseWords()
    {
        List<ShellWord>? words = null;
        SkipBlanks();
        while (ParseWord() is { } word)
        {
            (words ??= []).Add(word);
            SkipBlanks();
        }

        return words is null ? [] : [.. words];
    }

    private ShellArithmeticFor ParseArithmeticFor(int start, Stops outer)
    {
        var opening = pos;
        ReadToken(2);
        var header = ParseArithmetic(opening, 2);
        SkipBlanks();
        if (Current == ';')
        {
            ReadToken(1);
        }

        SkipNewlines();
        var body = ParseDoGroup(start, 3, outer);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellArithmeticFor(header, body, redirections, SpanWith(start, stop, redirections));
    }

    private ShellCase ParseCase(int start, Stops outer)
    {
        SkipBlanks();
        var word = ParseWord();
        if (word is null)
        {
            ReportUnclosed(start, start + 4, "A word is missing after 'case'");
        }

        SkipNewlines();
        if (!Expect(Reserved.In, "in", start, 4))
        {
            return new ShellCase(word, [], [], SpanOf(start, EndOfToken(start)));
        }

        List<ShellCaseItem>? items = null;
        SkipNewlines();
        while (!AtEnd && PeekReserved(out _) != Reserved.Esac)
        {
            if (ParseCaseItem(outer) is { } item)
            {
                (items ??= []).Add(item);
            }

            SkipNewlines();
        }

        Expect(Reserved.Esac, "esac", start, 4);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellCase(word, items is null ? [] : [.. items], redirections, SpanWith(start, stop, redirections));
    }

    private ShellCaseItem? ParseCaseItem(Stops outer)
    {
        var start = pos;
        if (Current == '(')
        {
            ReadToken(1);
        }

        List<ShellWord> patterns = [];
        SkipBlanks();
        while (ParseWord() is { } pattern)
        {
            patterns.Add(pattern);
            SkipBlanks();
            if (Current != '|')
            {
                break;
            }

            ReadToken(1);
            SkipBlanks();
        }

        if (Current != ')')
        {
            if (pos == start)
            {
                SkipUnexpected();
                return null;
            }

            ReportUnclosed(start, pos, "')' is missing after the pattern");
        }
        else
        {
            if (patterns.Count == 0)
            {
                Report(start, pos + 1, "A pattern is missing before ')'");
            }

            ReadToken(1);
        }

        var body = ParseList(Stops.CaseTerminator | Stops.Esac, outer);
        var terminator = ShellCaseTerminator.None;
        if (Current == ';' && PeekStop(out var length) == Stops.CaseTerminator)
        {
            terminator = length == 3 ? ShellCaseTerminator.Continue : Peek(1) == '&' ? ShellCaseTerminator.FallThrough : ShellCaseTerminator.Break;
            ReadToken(length);
        }

        return new ShellCaseItem([.. patterns], body, terminator, SpanOf(start, EndOfToken(start)));
    }

    private ShellGroup ParseGroup(int start, Stops outer)
    {
        var body = ParseBody(Stops.RightBrace, outer, start, 1);
        Expect(Reserved.RightBrace, "}", start, 1);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellGroup(body, redirections, SpanWith(start, stop, redirections));
    }

    /// <summary>Parses a subshell, or bash's <c>(( … ))</c> when the parentheses close together.</summary>
    private ShellCommand ParseParentheses(int start, Stops outer)
    {
        if (Current == '(' && LooksLikeArithmetic(pos + 1))
        {
            ReadToken(1);
            var expression = ParseArithmetic(start, 2);
            var arithmeticStop = pos;
            var arithmeticRedirections = ParseTrailingRedirections();
            return new ShellArithmeticCommand(expression, arithmeticRedirections, SpanWith(start, arithmeticStop, arithmeticRedirections));
        }

        var body = ParseBody(Stops.RightParenthesis, outer, start, 1);
        ReadRightParenthesis(start, 1);
        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellSubshell(body, redirections, SpanWith(start, stop, redirections));
    }

    private void ReadRightParenthesis(int opening, int openingLength)
    {
        if (Current == ')')
        {
            ReadToken(1);
        }
        else
        {
            ReportUnclosed(opening, opening + openingLength, $"')' is missing for '{text.AsSpan(opening, openingLength)}'");
        }
    }
}
