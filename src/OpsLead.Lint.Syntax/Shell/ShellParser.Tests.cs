using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Bash's <c>[[ … ]]</c>.</summary>
internal sealed partial class ShellParser
{
    private ShellTestCommand ParseTest(int start)
    {
        var expression = ParseTestAndOr(isOr: true);
        SkipNewlines();
        if (!TryRead(Reserved.DoubleRightBracket))
        {
            ReportUnclosed(start, start + 2, "The expression after '[[' does not end with ']]'");
            SkipToTestEnd();
        }
        else if (expression is null)
        {
            Report(start, start + 2, "An expression is missing after '[['");
        }

        var stop = EndOfToken(start);
        var redirections = ParseTrailingRedirections();
        return new ShellTestCommand(expression, redirections, SpanWith(start, stop, redirections));
    }

    /// <summary>Passes over what is left of a broken expression: to its end, or to the end of the line.</summary>
    private void SkipToTestEnd()
    {
        while (!AtEnd && !IsNewlineAt(pos) && Current != ';' && !TryRead(Reserved.DoubleRightBracket))
        {
            SkipBlanks();
            if (!AtEnd && !IsNewlineAt(pos) && PeekReserved(out _) != Reserved.DoubleRightBracket && ParseWord() is null && Current != ';')
            {
                ReadToken(1);
            }
        }
    }

    private ShellTestExpression? ParseTestAndOr(bool isOr)
    {
        var first = isOr ? ParseTestAndOr(isOr: false) : ParseTestTerm();
        if (first is null)
        {
            return null;
        }

        List<ShellTestExpression>? operands = null;
        SkipNewlines();
        while (Current == (isOr ? '|' : '&') && Peek(1) == Current)
        {
            ReadToken(2);
            if ((isOr ? ParseTestAndOr(isOr: false) : ParseTestTerm()) is not { } next)
            {
                break;
            }

            (operands ??= [first]).Add(next);
            SkipNewlines();
        }

        return operands is null ? first : new ShellTestAndOr(isOr, [.. operands], Cover(first.Span, operands[^1].Span));
    }

    private ShellTestExpression? ParseTestTerm()
    {
        SkipNewlines();
        var start = pos;
        if (Current == '(' || PeekReserved(out _) == Reserved.Bang)
        {
            if (!TryEnter())
            {
                return null;
            }

            var isNegation = Current == '!';
            ReadToken(1);
            var operand = isNegation ? ParseTestTerm() : ParseTestAndOr(isOr: true);
            if (!isNegation)
            {
                SkipNewlines();
                ReadRightParenthesis(start, Math.Min(1, end - start));
            }

            depth--;
            return new ShellTestGroup(isNegation, operand, SpanOf(start, EndOfToken(start)));
        }

        return ParseTestOperand() is { } first ? ParseTestPrimary(start, first) : null;
    }

    private ShellWord? ParseTestOperand(bool isRegex = false)
    {
        SkipBlanks();
        return PeekReserved(out _) == Reserved.DoubleRightBracket ? null : ParseWord(isRegex);
    }

    private ShellTestPrimary ParseTestPrimary(int start, ShellWord first)
    {
        SkipBlanks();
        var operatorStart = pos;
        if (GetTestOperatorLength() is > 0 and var length)
        {
            ReadToken(length);
            var operatorText = text[operatorStart..pos];
            var operatorSpan = SpanOf(operatorStart, pos);
            var right = ParseTestOperand(operatorText == "=~");
            if (right is null)
            {
                ReportUnclosed(operatorStart, operatorStart + length, $"An operand is missing after '{operatorText}'");
            }

            return new ShellTestPrimary(first, operatorText, operatorSpan, right, SpanOf(start, EndOfToken(start)));
        }

        if (first.Parts is [ShellLiteralPart { Text: ['-', var letter] } unary] && char.IsAsciiLetter(letter) && ParseTestOperand() is { } operand)
        {
            return new ShellTestPrimary(null, unary.Text, unary.Span, operand, SpanOf(start, EndOfToken(start)));
        }

        return new ShellTestPrimary(first, null, new TextSpan(first.Span.End, 0), null, first.Span);
    }

    private int GetTestOperatorLength()
    {
        if (Current is '<' or '>')
        {
            return 1;
        }

        var rest = text.AsSpan(pos, Math.Min(end - pos, 4));
        var length = rest.IndexOfAny(WordBreaks);
        rest = length < 0 ? rest : rest[..length];
        return rest is "=" or "==" or "!=" or "=~" or "-eq" or "-ne" or "-lt" or "-le" or "-gt" or "-ge" or "-ef" or "-nt" or "-ot" ? rest.Length : 0;
    }
}
