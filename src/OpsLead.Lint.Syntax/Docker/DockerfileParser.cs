using System.Text;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>
/// The line parser, after BuildKit's <c>frontend/dockerfile/parser</c>: directives, comments, continuations, here-documents.
/// What one instruction holds is <see cref="DockerInstructionParser"/>'s.
/// </summary>
internal sealed class DockerfileParser
{
    // Each recovery costs one search to the end of the file, so their number is bounded.
    private const int MostRecoveries = 16;

    private readonly SourceText source;
    private readonly string text;
    private readonly List<DockerDirective> directives = [];
    private readonly List<DockerInstruction> instructions = [];
    private readonly List<SyntaxComment> comments = [];
    private readonly List<DockerfileError> errors = [];
    private DockerLineReader lines;
    private char escape = '\\';
    private int recoveries;

    // Index in the comments of the first that belongs to the next instruction.
    private int firstPreceding;

    // The end of what has been read of the instruction at hand.
    private int instructionEnd;

    public DockerfileParser(SourceText source)
    {
        this.source = source;
        text = source.Text;
        lines = new DockerLineReader(text);
    }

    public DockerfileSyntax Parse()
    {
        ReadDirectives();
        while (lines.TryRead(out var line))
        {
            var start = SkipBlanks(line.Start, line.End);
            if (start == line.End)
            {
                continue;
            }

            if (text[start] == '#')
            {
                ReadComment(start, line.End);
                continue;
            }

            ReadInstruction(line with { Start = start });
        }

        CheckShape();
        var globalScope = DockerScopeTable.GetGlobal(instructions);
        var stages = new DockerStageGraphBuilder(instructions, globalScope, this).Build();
        errors.Sort(static (left, right) => left.Span.CompareTo(right.Span));
        return new DockerfileSyntax(source, escape, directives, instructions, stages, globalScope, comments, errors);
    }

    /// <summary>Notes why BuildKit refuses the file.</summary>
    public void Report(DockerfileErrorKind kind, TextSpan span, string message) => errors.Add(new DockerfileError(kind, span, message));

    /// <summary>Notes why BuildKit refuses the file.</summary>
    public void Report(DockerfileError error) => errors.Add(error);

    /// <summary>Reads the bodies of the here-documents that an instruction's line announces; they follow the line.</summary>
    public IReadOnlyList<DockerHeredoc> ReadHeredocs(DockerText line)
    {
        if (!line.AsSpan().Contains("<<", StringComparison.Ordinal))
        {
            return [];
        }

        List<DockerHeredoc>? heredocs = null;
        foreach (var (start, length) in new DockerWordLexer(line, '\\', readsQuotes: true).ReadWords())
        {
            if (DockerHeredoc.TryParse(line.Slice(start, length)) is { } heredoc)
            {
                (heredocs ??= []).Add(heredoc);
            }
        }

        if (heredocs is null)
        {
            return [];
        }

        var isOpen = false;
        foreach (var heredoc in heredocs)
        {
            isOpen = !ReadBody(heredoc, isOpen);
        }

        return heredocs;
    }

    private void ReadDirectives()
    {
        while (true)
        {
            var position = lines.Position;
            if (!lines.TryRead(out var line))
            {
                return;
            }

            var start = SkipBlanks(line.Start, line.End);
            if (DockerDirective.TryParse(new DockerText(text, null, start, line.End - start)) is not { } directive)
            {
                lines.Position = position;
                return;
            }

            AddDirective(directive);
        }
    }

    private void AddDirective(DockerDirective directive)
    {
        if (directives.Exists(other => other.Kind == directive.Kind))
        {
            Report(DockerfileErrorKind.DuplicateDirective, directive.Span, $"The directive '{directive.Key}' is given twice");
        }
        else if (directive.Kind == DockerDirectiveKind.Check && DockerCheckOptions.Parse(directive).Error is { } error)
        {
            Report(error);
        }
        else if (directive.Kind == DockerDirectiveKind.Escape)
        {
            if (directive.Value.AsSpan() is "\\" or "`")
            {
                escape = directive.Value[0];
            }
            else
            {
                Report(
                    DockerfileErrorKind.BadEscapeDirective,
                    directive.Value.Span,
                    $"The escape character is a backslash or a backtick, not '{directive.Value}'");
            }
        }

        directives.Add(directive);
    }

    private void ReadComment(int start, int end)
    {
        comments.Add(new SyntaxComment(TextSpan.FromBounds(start, end), IsOwnLine: true));
        if (SkipBlanks(start + 1, end) == end)
        {
            firstPreceding = comments.Count;
        }
    }

    private void ReadInstruction(DockerLine first)
    {
        var preceding = comments.Count == firstPreceding ? [] : comments.GetRange(firstPreceding, comments.Count - firstPreceding);
        var errorCount = errors.Count;
        List<TextSpan>? emptyLines = null;
        var joined = ReadLogicalLine(first, ref emptyLines).Trim();
        var instruction = new DockerInstructionParser(this, escape).Parse(joined);
        instruction.Span = TextSpan.FromBounds(first.Start, instructionEnd);
        instruction.PrecedingComments = preceding;
        instruction.EmptyContinuationLines = emptyLines ?? [];
        instruction.Index = instructions.Count;
        instruction.HasErrors = errors.Count > errorCount;
        if (instruction is OnbuildInstruction { Trigger: { } trigger } outer)
        {
            trigger.Outer = outer;
            trigger.Index = outer.Index;
            trigger.HasErrors = outer.HasErrors;
            trigger.Span = TextSpan.FromBounds(trigger.Keyword.Span.Start, instructionEnd);
        }

        instructions.Add(instruction);
        firstPreceding = comments.Count;
    }

    // The first line stands for itself in the file when nothing continues it, and no character is copied.
    private DockerText ReadLogicalLine(DockerLine first, ref List<TextSpan>? emptyLines)
    {
        instructionEnd = TrimEnd(first.Start, first.End);
        if (!TryTrimContinuation(first.Start, first.End, out var contentEnd))
        {
            return new DockerText(text, null, first.Start, first.End - first.Start);
        }

        var joined = new StringBuilder();
        var map = new SourceMap.Builder();
        Append(joined, map, first.Start, contentEnd);
        var continues = true;
        while (continues && lines.TryRead(out var line))
        {
            var start = SkipBlanks(line.Start, line.End);
            if (start == line.End)
            {
                (emptyLines ??= []).Add(TextSpan.FromBounds(line.Start, line.Next));
                continue;
            }

            if (text[start] == '#')
            {
                comments.Add(new SyntaxComment(TextSpan.FromBounds(start, line.End), IsOwnLine: true));
                continue;
            }

            instructionEnd = TrimEnd(line.Start, line.End);
            continues = TryTrimContinuation(line.Start, line.End, out contentEnd);
            Append(joined, map, line.Start, contentEnd);
        }

        return new DockerText(joined.ToString(), map.ToSourceMap(first.Start), 0, joined.Length);
    }

    private void Append(StringBuilder joined, SourceMap.Builder map, int start, int end)
    {
        joined.Append(text, start, end - start);
        map.AddVerbatim(start, end - start);
    }

    // One escape character, then blanks at most; two of them are an escaped one, and end the line.
    private bool TryTrimContinuation(int start, int end, out int contentEnd)
    {
        var last = end;
        while (last > start && text[last - 1] is ' ' or '\t')
        {
            last--;
        }

        var continues = last > start && text[last - 1] == escape && (last - 1 == start || text[last - 2] != escape);
        contentEnd = continues ? last - 1 : end;
        return continues;
    }

    // False when no line ends it. After that nothing is left for the ones that follow.
    private bool ReadBody(DockerHeredoc heredoc, bool isOpen)
    {
        var bodyStart = lines.Position;
        var bodyEnd = bodyStart;
        var recovery = -1;
        var terminated = false;
        while (!isOpen && !terminated && lines.TryRead(out var line))
        {
            var start = line.Start;
            while (heredoc.StripsTabs && start < line.End && text[start] == '\t')
            {
                start++;
            }

            if (text.AsSpan(start, line.End - start).SequenceEqual(heredoc.Name))
            {
                terminated = true;
                heredoc.TerminatorText = new DockerText(text, null, start, line.End - start);
                instructionEnd = line.End;
                break;
            }

            if (recovery < 0 && LooksLikeInstruction(line))
            {
                recovery = line.Start;
            }

            bodyEnd = line.Next;
        }

        if (!terminated && !isOpen)
        {
            Report(DockerfileErrorKind.UnterminatedHeredoc, heredoc.Word.Span, $"No line ends the here-document '{heredoc.Name}'");
            if (recovery >= 0 && recoveries++ < MostRecoveries)
            {
                // The rest of the file is worth more than a body that no build will read.
                bodyEnd = recovery;
                lines.Position = recovery;
            }

            instructionEnd = bodyEnd > bodyStart ? bodyEnd : instructionEnd;
        }

        heredoc.BodySpan = TextSpan.FromBounds(bodyStart, bodyEnd);
        heredoc.RawBody = new DockerText(text, null, bodyStart, bodyEnd - bodyStart);
        heredoc.Body = heredoc.StripsTabs ? StripTabs(bodyStart, bodyEnd) : heredoc.RawBody;
        return terminated;
    }

    private DockerText StripTabs(int start, int end)
    {
        var body = new DockerTextBuilder();
        var position = start;
        while (position < end)
        {
            while (position < end && text[position] == '\t')
            {
                position++;
            }

            var length = text.AsSpan(position, end - position).IndexOf('\n');
            var next = length < 0 ? end : position + length + 1;
            body.Append(text, position, next - position);
            position = next;
        }

        return body.ToText(start);
    }

    // An instruction in capitals at the beginning of its line, which a script hardly has.
    private bool LooksLikeInstruction(DockerLine line)
    {
        var end = line.Start;
        while (end < line.End && char.IsAsciiLetterUpper(text[end]))
        {
            end++;
        }

        return end > line.Start && end < line.End && text[end] is ' ' or '\t'
            && DockerInstructionNames.Find(text.AsSpan(line.Start, end - line.Start)) != DockerInstructionKind.Unknown;
    }

    private void CheckShape()
    {
        if (instructions.Count == 0)
        {
            Report(DockerfileErrorKind.NoInstructions, new TextSpan(0, 0), "The file has no instruction");
            return;
        }

        var hasStage = instructions.Exists(static instruction => instruction.Kind == DockerInstructionKind.From);
        foreach (var instruction in instructions)
        {
            if (instruction.Kind == DockerInstructionKind.From)
            {
                return;
            }

            // An unknown word has its own error, and may be the FROM that is missed.
            if (instruction.Kind is not (DockerInstructionKind.Arg or DockerInstructionKind.Unknown))
            {
                if (hasStage)
                {
                    Report(DockerfileErrorKind.InstructionBeforeFrom, instruction.Keyword.Span, $"{instruction.Name} stands before the first FROM");
                    return;
                }

                break;
            }
        }

        if (!hasStage)
        {
            Report(DockerfileErrorKind.NoStage, instructions[0].Keyword.Span, "The file has no FROM");
        }
    }

    private int SkipBlanks(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        return start;
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
