using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>One configuration file of another tool, translated.</summary>
/// <param name="kind">Which file of which tool.</param>
/// <param name="fullPath">Where the file is, with <c>/</c>.</param>
/// <param name="folder">The folder it holds for, with <c>/</c> and without one at the end.</param>
/// <param name="displayPath">The path as reports show it.</param>
internal sealed class ForeignSettings(ForeignTool kind, string fullPath, string folder, string displayPath)
{
    private readonly List<ForeignStatement> statements = [];
    private readonly List<ForeignSetting> settings = [];
    private readonly List<ForeignRemark> remarks = [];
    private readonly List<EngineEvent> events = [];

    // A list of fingerprints may be as long as the findings are many: each is asked for by its own line, and only the others one by one.
    private readonly List<ForeignStatement> general = [];
    private readonly Dictionary<(string Path, int Line), List<ForeignStatement>> spots = [];

    /// <summary>The tool, as it stands before the slash of an alias.</summary>
    public string Tool => Kind.Name;

    /// <summary>Which file of which tool.</summary>
    public ForeignTool Kind { get; } = kind;

    /// <summary>Where the file is.</summary>
    public string FullPath { get; } = fullPath;

    /// <summary>The folder it holds for.</summary>
    public string Folder { get; } = folder;

    /// <summary>The path as reports show it.</summary>
    public string DisplayPath { get; } = displayPath;

    /// <summary>What it says about checks.</summary>
    public IReadOnlyList<ForeignStatement> Statements => statements;

    /// <summary>Settings that options may answer to.</summary>
    public IReadOnlyList<ForeignSetting> Settings => settings;

    /// <summary>What means nothing here.</summary>
    public IReadOnlyList<ForeignRemark> Remarks => remarks;

    /// <summary>What is wrong with the file itself, where no other reader of it would say so.</summary>
    public IReadOnlyList<EngineEvent> Events => events;

    /// <summary>Adds what is wrong with the file.</summary>
    /// <param name="engineEvent">What, and where.</param>
    public void Report(EngineEvent engineEvent) => events.Add(engineEvent);

    /// <summary>Adds a statement about one check, or all.</summary>
    /// <param name="statement">The statement.</param>
    public void Add(ForeignStatement statement)
    {
        statements.Add(statement);
        if (statement.Spot is not { } spot)
        {
            general.Add(statement);
        }
        else if (spots.TryGetValue(spot, out var others))
        {
            others.Add(statement);
        }
        else
        {
            spots.Add(spot, [statement]);
        }
    }

    /// <summary>Says that a check does not run.</summary>
    /// <param name="check">The tool's name of it; null for all.</param>
    /// <param name="line">The line of the file, from one.</param>
    public void Exclude(string? check, int line) => Add(new ForeignStatement(ForeignStatementKind.Exclude, check, line));

    /// <summary>Says that a check runs.</summary>
    /// <param name="check">The tool's name of it; null for all.</param>
    /// <param name="line">The line of the file, from one.</param>
    public void Include(string? check, int line) => Add(new ForeignStatement(ForeignStatementKind.Include, check, line));

    /// <summary>Gives a check a severity.</summary>
    /// <param name="check">The tool's name of it.</param>
    /// <param name="level">The severity.</param>
    /// <param name="line">The line of the file, from one.</param>
    public void SetSeverity(string check, RuleSeverity level, int line) =>
        Add(new ForeignStatement(ForeignStatementKind.Severity, check, line) { Level = level });

    /// <summary>Adds a setting.</summary>
    /// <param name="key">The key below the tool's name.</param>
    /// <param name="values">The values.</param>
    /// <param name="line">The line of the file, from one.</param>
    public void Set(string key, IEnumerable<string> values, int line) => settings.Add(new ForeignSetting($"{Tool}/{key}", string.Join(',', values), line));

    /// <summary>Says that a key means nothing here.</summary>
    /// <param name="key">The key.</param>
    /// <param name="reason">Why, and what to do instead.</param>
    /// <param name="line">The line of the file, from one.</param>
    public void Remark(string key, string reason, int line) => remarks.Add(new ForeignRemark(key, reason, line));

    /// <summary>The statement of a kind about a result; the last one in the file.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="aliases">The aliases that hold for the result.</param>
    /// <param name="place">The characters at fault; null for those statements alone that are about all places.</param>
    /// <returns>The statement, or null.</returns>
    public ForeignStatement? Find(ForeignStatementKind kind, RuleInfo rule, IReadOnlyList<string> aliases, ForeignPlace? place)
    {
        var found = Find(general);
        if (found is not null || place is not { } spot || spots.Count == 0)
        {
            return found;
        }

        for (var line = spot.Line; line <= spot.Location.LineSpan.End.Line + 1; line++)
        {
            if (spots.TryGetValue((spot.Path, line), out var others) && Find(others) is { } exact)
            {
                return exact;
            }
        }

        return null;

        ForeignStatement? Find(List<ForeignStatement> among) => among.FindLast(statement => statement.Kind == kind && statement.IsAbout(Tool, rule, aliases)
            && (statement.Condition is null || (place is { } asked && statement.Condition.IsMet(asked))));
    }

    /// <summary>A line as reports show it.</summary>
    /// <param name="line">The line, from one.</param>
    /// <returns><c>path:line</c>.</returns>
    public string At(int line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DisplayPath}:{line}");

    /// <summary>The line of a position.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="position">The position.</param>
    /// <returns>The line, from one.</returns>
    public static int LineOf(SourceText text, int position) => text.GetLineIndex(position) + 1;
}
