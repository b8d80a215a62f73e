using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.GoTemplates;

/// <summary>
/// Makes YAML of a YAML template without moving a character: what writes nothing becomes blanks, what writes a part of a line becomes
/// letters, and what writes lines of its own becomes blanks and a <see cref="TemplateHole"/>. All other characters stay as they are.
/// </summary>
internal ref struct TemplateMask
{
    private const char Filler = 'x';

    private readonly string text;
    private readonly GoTemplate template;
    private readonly char[] masked;
    private readonly List<TemplateHole> holes = [];
    private readonly bool dropsElse;
    private int next;
    private int depthOfDefines;

    // The block scalar that the lines are in: the column its content must exceed, -1 at the root, and the column of its content.
    private bool isInScalar;
    private int scalarParent;
    private int scalarColumn;

    private TemplateMask(GoTemplate template, string text, bool dropsElse)
    {
        this.template = template;
        this.text = text;
        this.dropsElse = dropsElse;
        masked = text.ToCharArray();
    }

    /// <summary>Masks a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="text">Its text.</param>
    /// <param name="dropsElse">Whether only the first branch of each block is kept, for a template whose branches do not fit below each other.</param>
    /// <returns>Text of the same length, and the holes in the order of the text.</returns>
    public static (string Text, List<TemplateHole> Holes) Create(GoTemplate template, string text, bool dropsElse)
    {
        var mask = new TemplateMask(template, text, dropsElse);
        mask.Run();
        return (new string(mask.masked), mask.holes);
    }

    private void Run()
    {
        if (dropsElse)
        {
            DropElse();
        }

        var line = 0;
        while (line < text.Length)
        {
            var first = next;
            var end = FindLineEnd(line);
            MaskLine(TextSpan.FromBounds(line, end), first, next);
            line = end < text.Length ? end + 1 : end;
        }

        if (dropsElse)
        {
            holes.Sort(static (x, y) => x.Span.CompareTo(y.Span));
        }
    }

    // Blanks the branches behind "else"; they may hold blocks, of which nothing is left then.
    private readonly void DropElse()
    {
        for (var i = 0; i < template.Actions.Count; i++)
        {
            if (template.Actions[i].Kind == GoTemplateActionKind.Else && template.GetPartner(i) is >= 0 and var end)
            {
                Blank(TextSpan.FromBounds(template.Actions[i].Span.Start, template.Actions[end].Span.Start));
                holes.Add(new TemplateHole(template.Actions[i].Span, -1, MayContinue: false));
                i = end - 1;
            }
        }
    }

    // A line break within an action ends no line.
    private int FindLineEnd(int position)
    {
        while (true)
        {
            var offset = text.AsSpan(position).IndexOf('\n');
            var end = offset < 0 ? text.Length : position + offset;
            while (next < template.Actions.Count && template.Actions[next].Span.End <= end)
            {
                next++;
            }

            if (next >= template.Actions.Count || template.Actions[next].Span.Start >= end)
            {
                return end;
            }

            position = template.Actions[next++].Span.End;
        }
    }

    private void MaskLine(TextSpan line, int first, int last)
    {
        var wasInDefine = depthOfDefines > 0;
        for (var i = first; i < last; i++)
        {
            CountDefines(i);
        }

        // What a "define" holds is written elsewhere, and at another indentation.
        if (wasInDefine || depthOfDefines > 0)
        {
            MaskDefine(line, first, last, wasInDefine);
            return;
        }

        if (isInScalar && TryMaskScalarLine(line, first, last))
        {
            return;
        }

        isInScalar = false;
        if (first == last)
        {
            EnterScalar(line);
            return;
        }

        var isLiteral = HasLiteral(line, first, last, out var literal);
        if (!isLiteral || literal is { IsInBlock: true })
        {
            MaskActions(line, first, last, isLiteral);
            return;
        }

        MaskMixed(line, first, last, literal.Start);
        EnterScalar(line);
    }

    private void CountDefines(int index)
    {
        var action = template.Actions[index];
        if (action.OpensBlock && (action.Kind == GoTemplateActionKind.Define || depthOfDefines > 0))
        {
            depthOfDefines++;
        }
        else if (action.Kind == GoTemplateActionKind.End && depthOfDefines > 0)
        {
            depthOfDefines--;
        }
    }

    // The line a definition begins or ends on may hold more, which is rare: it goes with it.
    private void MaskDefine(TextSpan line, int first, int last, bool wasInDefine)
    {
        Blank(line);
        for (var i = last - 1; i >= first && !wasInDefine; i--)
        {
            if (template.Actions[i].WritesText && template.Actions[i].Span.Start < template.Actions[first].Span.Start)
            {
                holes.Add(new TemplateHole(template.Actions[i].Span, -1, MayContinue: false));
            }
        }
    }

    /// <summary>Whether characters other than blanks stand outside the actions, and where they begin.</summary>
    private readonly bool HasLiteral(TextSpan line, int first, int last, out (int Start, bool IsInBlock) literal)
    {
        literal = (-1, true);
        var position = line.Start;
        var depth = 0;
        for (var i = first; i <= last; i++)
        {
            var end = i < last ? template.Actions[i].Span.Start : line.End;
            var between = masked.AsSpan(position, Math.Max(0, end - position));
            var offset = between.IndexOfAnyExcept(" \t\r");
            if (offset >= 0)
            {
                literal = (literal.Start < 0 ? position + offset : literal.Start, literal.IsInBlock && depth > 0);
            }

            if (i < last)
            {
                // Only a block that both begins and ends on the line counts.
                depth += template.Actions[i].OpensBlock && IsClosedBefore(i, last) ? 1 : template.Actions[i].Kind == GoTemplateActionKind.End && depth > 0 ? -1 : 0;
                position = template.Actions[i].Span.End;
            }
        }

        return literal.Start >= 0;
    }

    private readonly bool IsClosedBefore(int index, int last)
    {
        while (index >= 0 && index < last && template.Actions[index].Kind != GoTemplateActionKind.End)
        {
            index = template.GetPartner(index);
        }

        return index >= 0 && index < last;
    }

    // A line of nothing but actions, or of which all stands in blocks that begin and end on it.
    private readonly void MaskActions(TextSpan line, int first, int last, bool isLiteral)
    {
        if (isLiteral)
        {
            var start = template.Actions[first].Span;
            holes.Add(new TemplateHole(TextSpan.FromBounds(start.Start, template.Actions[last - 1].Span.End), GetColumn(first, line), start.Start > line.Start && template.Actions[first].TrimsLeft));
            Blank(line);
            return;
        }

        var isFirst = true;
        for (var i = first; i < last; i++)
        {
            var action = template.Actions[i];
            if (action.WritesText && !IsFailure(action))
            {
                var column = isFirst ? GetColumn(i, line) : -1;
                holes.Add(new TemplateHole(action.Span, column, isFirst && column < 0 && action.TrimsLeft));
                isFirst = false;
            }

            Blank(action.Span);
        }

        // A tab before an action is none before a key.
        masked.AsSpan(line.Start, line.Length).Replace('\t', ' ');
    }

    // "fail" stops the rendering.
    private readonly bool IsFailure(GoTemplateAction action) =>
        text.AsSpan(action.Span.Start, action.Span.Length).TrimStart("{- \t\r\n") is var content && content.StartsWith("fail ", StringComparison.Ordinal);

    private readonly void MaskMixed(TextSpan line, int first, int last, int literalStart)
    {
        var isComment = masked[literalStart] == '#';
        var closed = -1;
        for (var i = first; i < last; i++)
        {
            var action = template.Actions[i];
            if (isComment)
            {
                Fill(action.Span, ' ');
                continue;
            }

            if (action.OpensBlock && IsClosedBefore(i, last))
            {
                closed = Math.Max(closed, FindEnd(i));
            }

            if (action.WritesText && i > closed && IsAfterIndicator(line, action) && IsLast(line, i, last) && FindIndentation(action, out var isNew) is >= 0 and var column && isNew)
            {
                // "key: {{- include … | nindent 4 }}" may be followed by more keys of the same mapping.
                holes.Add(new TemplateHole(action.Span, column, MayContinue: false));
                Blank(action.Span);
            }
            else if (action.WritesText || i <= closed)
            {
                Fill(action.Span, Filler);
            }
            else
            {
                Fill(action.Span, ' ');
            }
        }
    }

    private readonly int FindEnd(int index)
    {
        while (template.Actions[index].Kind != GoTemplateActionKind.End)
        {
            index = template.GetPartner(index);
        }

        return index;
    }

    private readonly bool IsAfterIndicator(TextSpan line, GoTemplateAction action) =>
        masked.AsSpan(line.Start, action.Span.Start - line.Start).TrimEnd(' ') is [.., ':' or '-'];

    private readonly bool IsLast(TextSpan line, int index, int last)
    {
        for (; index < last; index++)
        {
            var end = index + 1 < last ? template.Actions[index + 1].Span.Start : line.End;
            if (masked.AsSpan(template.Actions[index].Span.End, end - template.Actions[index].Span.End).ContainsAnyExcept(" \t\r") || (index + 1 < last && template.Actions[index + 1].WritesText))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The column at which the output of an action on a line of its own begins, or -1.</summary>
    private readonly int GetColumn(int index, TextSpan line)
    {
        var action = template.Actions[index];
        var indentation = FindIndentation(action, out var isNew);
        var own = action.Span.Start - line.Start;
        return indentation == int.MaxValue ? -1
            : isNew ? indentation
            : action.TrimsLeft ? -1
            : masked.AsSpan(line.Start, own).ContainsAnyExcept(' ') ? -1
            : own + Math.Max(indentation, 0);
    }

    /// <summary>How far "indent" or "nindent" moves the output: -1 without either, unbounded where the number is not written.</summary>
    private readonly int FindIndentation(GoTemplateAction action, out bool isNew)
    {
        isNew = false;
        if (!text.AsSpan(action.Span.Start, action.Span.Length).Contains("indent", StringComparison.Ordinal))
        {
            return -1;
        }

        var result = -1;
        var isExpected = false;
        var lexer = new GoTemplateLexer(text, action.Span.Start + (action.TrimsLeft ? 3 : 2));
        while (lexer.Read())
        {
            var token = text.AsSpan(lexer.Current.Span.Start, lexer.Current.Span.Length);
            if (isExpected)
            {
                result = lexer.Current.Kind == GoTemplateTokenKind.Number && int.TryParse(token, out var number) && number is >= 0 and < 1_000 ? number : int.MaxValue;
                isExpected = false;
            }
            else if (lexer.Current.Kind == GoTemplateTokenKind.Identifier && token is "indent" or "nindent")
            {
                isExpected = true;
                isNew = token is "nindent";
            }
        }

        return isExpected ? int.MaxValue : result;
    }

    private bool TryMaskScalarLine(TextSpan line, int first, int last)
    {
        var isLiteral = HasLiteral(line, first, last, out _);
        var column = CountBlanks(line);
        if (!isLiteral)
        {
            for (var i = first; i < last; i++)
            {
                if (template.Actions[i].WritesText)
                {
                    column = GetColumn(i, line);
                    if (column >= 0 && column <= scalarParent)
                    {
                        return false;
                    }

                    if (column < 0)
                    {
                        // Perhaps it is more of the scalar, perhaps it ends it.
                        holes.Add(new TemplateHole(template.Actions[i].Span, -1, MayContinue: false));
                    }

                    break;
                }
            }

            FillScalarLine(line, first, last);
            return true;
        }

        // What comes first may be an action that writes nothing.
        var start = first < last ? Math.Min(template.Actions[first].Span.Start, line.Start + column) - line.Start : column;
        if (column <= scalarParent || (start <= scalarParent && first < last && template.Actions[first].WritesText && GetColumn(first, line) is >= 0 and var written && written <= scalarParent))
        {
            return false;
        }

        if (start <= scalarParent && first < last && !template.Actions[first].WritesText)
        {
            holes.Add(new TemplateHole(template.Actions[first].Span, -1, MayContinue: false));
            Blank(line);
            return true;
        }

        if (scalarColumn < 0)
        {
            scalarColumn = Math.Max(start, scalarParent + 1);
        }

        for (var i = first; i < last; i++)
        {
            Fill(template.Actions[i].Span, Filler);
        }

        // An action left of the content would end the scalar.
        var margin = Math.Min(scalarColumn, column);
        if (start < margin)
        {
            masked.AsSpan(line.Start, Math.Min(margin, line.Length)).Fill(' ');
        }

        return true;
    }

    // The column of the first character outside of actions that is no blank.
    private readonly int CountBlanks(TextSpan line)
    {
        var position = line.Start;
        while (true)
        {
            while (position < line.End && masked[position] is ' ' or '\t' or '\r')
            {
                position++;
            }

            if (position + 1 < line.End && masked[position] == '{' && masked[position + 1] == '{' && FindActionAt(position) is { } action)
            {
                position = action.Span.End;
                continue;
            }

            return position - line.Start;
        }
    }

    private readonly GoTemplateAction? FindActionAt(int position)
    {
        var index = template.FindAction(position);
        return index >= 0 && template.Actions[index].Span.Start == position ? template.Actions[index] : null;
    }

    private readonly void FillScalarLine(TextSpan line, int first, int last)
    {
        var writes = false;
        for (var i = first; i < last; i++)
        {
            writes |= template.Actions[i].WritesText;
        }

        if (!writes)
        {
            for (var i = first; i < last; i++)
            {
                Blank(template.Actions[i].Span);
            }

            return;
        }

        Fill(line, ' ');
        var column = scalarColumn >= 0 ? scalarColumn : scalarParent + 1;
        var start = Math.Min(line.Start + column, line.End - 1);
        masked.AsSpan(start, line.End - start).Fill(Filler);
    }

    private void EnterScalar(TextSpan line)
    {
        var content = masked.AsSpan(line.Start, line.Length).TrimEnd(" \t\r");
        var comment = content.LastIndexOf(" #");
        if (comment > 0 && content[..comment].TrimEnd(' ') is [.., '|' or '>' or '-' or '+'])
        {
            content = content[..comment].TrimEnd(' ');
        }

        var end = content.Length;
        while (end > 0 && (content[end - 1] is '-' or '+' || char.IsAsciiDigit(content[end - 1])))
        {
            end--;
        }

        if (end < 2 || content.Length - end > 2 || content[end - 1] is not ('|' or '>') || content[end - 2] != ' ' || content[..(end - 2)].TrimEnd(' ') is not [.., ':' or '-'])
        {
            return;
        }

        var column = content.IndexOfAnyExcept(' ');
        if (content[column] == '#')
        {
            return;
        }

        while (content[column] == '-' && content[(column + 1)..].IndexOfAnyExcept(' ') is > 0 and var blanks && column + 1 + blanks < end - 1)
        {
            column += 1 + blanks;
        }

        isInScalar = true;
        scalarParent = column;
        scalarColumn = -1;
    }

    private readonly void Fill(TextSpan span, char c) => masked.AsSpan(span.Start, span.Length).Fill(c);

    // Line breaks stay, as an action that writes nothing may be longer than a line.
    private readonly void Blank(TextSpan span)
    {
        foreach (ref var c in masked.AsSpan(span.Start, span.Length))
        {
            c = c is '\n' or '\r' ? c : ' ';
        }
    }
}
