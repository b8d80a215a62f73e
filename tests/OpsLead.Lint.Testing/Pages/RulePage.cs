using System.Text;

namespace OpsLead.Lint.Testing.Pages;

/// <summary>
/// 
/// A rule's page: <c># Title</c>, then the sections <c>Why</c>, <c>Bad</c>, <c>Good</c>, <c>Fix</c> where the rule offers one, and
/// <c>When to ignore</c>. A fenced block is a file: its info string is its language and its path (<c>yaml deploy/web.yaml</c>);
/// without a path the language's usual name holds. Blocks of different paths are one workspace; a path that comes again begins
/// the next example. The block <c>text</c> after an example of <c>Bad</c> is what the tool says to it.
/// 
/// </summary>
public sealed class RulePage
{
    /// <summary>Left out before a block is linted, so that no page holds a whole token: <c>ghp_‖0000</c>.</summary>
    public const char Joint = '‖';

    /// <summary>The sections in their order; <c>Fix</c> may be absent.</summary>
    public static readonly IReadOnlyList<string> SectionNames = ["Why", "Bad", "Good", "Fix", "When to ignore"];

    private readonly string[] lines;

    private RulePage(string[] lines, string? title, IReadOnlyList<RulePageSection> sections, bool hasOpenBlock)
    {
        this.lines = lines;
        Title = title;
        Sections = sections;
        HasOpenBlock = hasOpenBlock;
    }

    /// <summary>The heading of the first line; null when the first line is none.</summary>
    public string? Title { get; }

    /// <summary>The sections as they come.</summary>
    public IReadOnlyList<RulePageSection> Sections { get; }

    /// <summary>Whether a fenced block is not closed.</summary>
    public bool HasOpenBlock { get; }

    /// <summary>Reads a page.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="language">The input its rule reads, which decides the path of a block that names none.</param>
    /// <returns>The page; never throws, what is wrong is found by <see cref="RulePageVerifier"/>.</returns>
    public static RulePage Parse(string markdown, RuleLanguage language)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var title = lines[0].StartsWith("# ", StringComparison.Ordinal) ? lines[0][2..].Trim() : null;
        var sections = new List<RulePageSection>();
        var hasOpenBlock = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(new RulePageSection(line[3..].Trim()));
            }
            else if (sections is [.., var section])
            {
                if (!line.StartsWith("```", StringComparison.Ordinal))
                {
                    section.AddProse(line);
                    continue;
                }

                var end = FindEnd(lines, i);
                hasOpenBlock |= end < 0;
                end = end < 0 ? lines.Length - 1 : end;
                section.AddBlock(line.TrimStart('`').Trim(), Join(lines.AsSpan((i + 1)..Math.Max(i + 1, end))), i, end, language);
                i = end;
            }
        }

        return new RulePage(lines, title, sections, hasOpenBlock);
    }

    /// <summary>Finds a section.</summary>
    /// <param name="name">Its heading.</param>
    /// <returns>The first section of that name; an empty one when there is none.</returns>
    public RulePageSection GetSection(string name) => Sections.FirstOrDefault(section => section.Name == name) ?? new RulePageSection(name);

    /// <summary>The page with the tool's output after each example of <c>Bad</c>.</summary>
    /// <param name="getOutput">Gives the output for an example: lines, each with its line break.</param>
    /// <returns>The text of the page.</returns>
    public string WithOutputs(Func<RulePageExample, string> getOutput)
    {
        ArgumentNullException.ThrowIfNull(getOutput);
        var result = new StringBuilder();
        var next = 0;
        foreach (var example in GetSection("Bad").Examples)
        {
            var (start, end) = example.OutputLines ?? (example.LastFileLine + 1, example.LastFileLine);
            result.Append(Join(lines.AsSpan(next..start)))
                .Append(example.OutputLines is null ? "\n" : "")
                .Append("```text\n")
                .Append(getOutput(example))
                .Append("```\n");
            next = end + 1;
        }

        result.Append(Join(lines.AsSpan(next..)));
        return result.ToString().TrimEnd('\n') + "\n";
    }

    private static int FindEnd(string[] lines, int start)
    {
        var ticks = lines[start].Length - lines[start].TrimStart('`').Length;
        for (var i = start + 1; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.Length >= ticks && line.AsSpan().IndexOfAnyExcept('`') < 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Join(ReadOnlySpan<string> lines)
    {
        var result = new StringBuilder();
        foreach (var line in lines)
        {
            result.Append(line).Append('\n');
        }

        return result.ToString();
    }
}

/// <summary>A section of a page.</summary>
/// <param name="name">Its heading.</param>
public sealed class RulePageSection(string name)
{
    private readonly List<RulePageExample> examples = [];
    private readonly List<string> prose = [];
    private bool isExampleClosed = true;

    /// <summary>The heading.</summary>
    public string Name { get; } = name;

    /// <summary>The lines outside of fenced blocks that are not blank.</summary>
    public IReadOnlyList<string> Prose => prose;

    /// <summary>The examples; each is one workspace.</summary>
    public IReadOnlyList<RulePageExample> Examples => examples;

    internal void AddProse(string line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            prose.Add(line);
        }
    }

    internal void AddBlock(string info, string code, int startLine, int endLine, RuleLanguage language)
    {
        if (info == "text")
        {
            if (examples is [.., { Output: null } last])
            {
                last.Output = code;
                last.OutputLines = (startLine, endLine);
            }

            isExampleClosed = true;
            return;
        }

        var space = info.IndexOf(' ', StringComparison.Ordinal);
        var path = space < 0 ? DefaultPaths.Find(info, language) : info[(space + 1)..].Trim();
        if (isExampleClosed || examples[^1].Files.Any(file => file.Path == path))
        {
            examples.Add(new RulePageExample(startLine + 1));
        }

        examples[^1].Add(new SourceDocument(path, code.Replace(RulePage.Joint.ToString(), "", StringComparison.Ordinal)), endLine);
        isExampleClosed = false;
    }
}

/// <summary>One example: the files of one workspace, and in <c>Bad</c> what the tool says to them.</summary>
/// <param name="line">The line of its first block, from one.</param>
public sealed class RulePageExample(int line)
{
    private readonly List<SourceDocument> files = [];

    /// <summary>The line of its first block, from one.</summary>
    public int Line { get; } = line;

    /// <summary>The files.</summary>
    public IReadOnlyList<SourceDocument> Files => files;

    /// <summary>The files as a workspace.</summary>
    public Workspace Workspace => Workspace.Create(files);

    /// <summary>The block after the files; null when there is none.</summary>
    public string? Output { get; internal set; }

    internal int LastFileLine { get; private set; }

    internal (int Start, int End)? OutputLines { get; set; }

    internal void Add(SourceDocument file, int endLine)
    {
        files.Add(file);
        LastFileLine = endLine;
    }
}
