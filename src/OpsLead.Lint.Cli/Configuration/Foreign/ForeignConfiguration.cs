using System.Collections.Concurrent;
using System.Collections.Immutable;
using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>What other tools' configuration files say, by path: of each tool the file in the nearest folder.</summary>
internal sealed class ForeignConfiguration
{
    private readonly Dictionary<(ForeignTool Kind, string Folder), ForeignSettings> files = [];
    private readonly Dictionary<SourceDocument, LocatedDocument> located = [];
    private readonly ConcurrentDictionary<string, ImmutableArray<ForeignSettings>> byFolder = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleOption> options = new(StringComparer.Ordinal);

    /// <summary>A configuration without files.</summary>
    /// <param name="rules">All rules.</param>
    public ForeignConfiguration(IEnumerable<RuleInfo> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var option in rule.Descriptor.Options)
            {
                options[Commands.RuleFacts.GetKey(rule, option)] = option;
            }
        }
    }

    /// <summary>All files, in the order of their paths.</summary>
    public IEnumerable<ForeignSettings> Files => files.Values.OrderBy(static file => file.FullPath, StringComparer.Ordinal);

    /// <summary>Whether there is any.</summary>
    public bool IsEmpty => files.Count == 0;

    /// <summary>Adds a file.</summary>
    /// <param name="file">The file.</param>
    public void Add(ForeignSettings file) => files.TryAdd((file.Kind, file.Folder), file);

    /// <summary>Says where the documents of a workspace are.</summary>
    /// <param name="workspace">The workspace.</param>
    public void AddDocuments(LocatedWorkspace workspace)
    {
        foreach (var document in workspace.Documents)
        {
            located[document.Document] = document;
        }
    }

    /// <summary>Forgets all documents, so that their texts need not be held any longer.</summary>
    public void ForgetDocuments() => located.Clear();

    /// <summary>The files that hold for a document.</summary>
    /// <param name="document">The document.</param>
    /// <returns>At most one of each kind.</returns>
    public ImmutableArray<ForeignSettings> GetFiles(SourceDocument document) =>
        located.TryGetValue(document.Origin, out var found) ? GetFiles(found.FullPath[..Math.Max(0, found.FullPath.LastIndexOf('/'))]) : [];

    /// <summary>Whether a tool is told to run a check that a rule may stand for.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>True when some file says so.</returns>
    public bool Includes(RuleInfo rule)
    {
        foreach (var file in files.Values)
        {
            if (file.Find(ForeignStatementKind.Include, rule, rule.Descriptor.Aliases, null) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value that another tool's setting gives to one of our options.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The option's key.</param>
    /// <returns>The value and where it is set; null when no setting answers.</returns>
    public (string Value, string Source)? GetOption(SourceDocument document, string key)
    {
        if (!options.TryGetValue(key, out var option) || option.PeerSettings.Count == 0)
        {
            return null;
        }

        foreach (var name in option.PeerSettings)
        {
            foreach (var file in GetFiles(document))
            {
                if (name.StartsWith(file.Tool, StringComparison.Ordinal) && Find(file, option, name) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    /// <summary>What they say about a result.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="aliases">The aliases that hold for it.</param>
    /// <param name="location">The characters at fault.</param>
    /// <returns>The verdict.</returns>
    public PeerVerdict GetVerdict(RuleInfo rule, IReadOnlyList<string> aliases, Location location)
    {
        var verdict = default(PeerVerdict);
        if (aliases.Count == 0 && !rule.PointsAtSecrets)
        {
            return verdict;
        }

        foreach (var file in GetFiles(location.Document))
        {
            var document = located[location.Document.Origin];
            var place = new ForeignPlace(document.FullPath[(file.Folder.Length + 1)..], location) { Commit = document.Commit };
            verdict = verdict with
            {
                IsIncluded = verdict.IsIncluded || file.Find(ForeignStatementKind.Include, rule, aliases, place) is not null,
                Severity = verdict.Severity ?? file.Find(ForeignStatementKind.Severity, rule, aliases, place)?.Level,
                Exclusion = verdict.Exclusion ?? Silence(ForeignStatementKind.Exclude),
                Suppression = verdict.Suppression ?? Silence(ForeignStatementKind.Silence),
            };

            Suppression? Silence(ForeignStatementKind kind) =>
                file.Find(kind, rule, aliases, place) is { } statement ? new Suppression(file.Tool, statement.Reason ?? file.At(statement.Line))
                    : null;
        }

        return verdict;
    }

    /// <summary>Events about the files themselves: what of them cannot be read, and so counts for nothing.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The events.</returns>
    public IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace)
    {
        foreach (var file in files.Values.Where(static file => file.Events.Count > 0))
        {
            foreach (var (known, at) in located)
            {
                // A file that a fix has changed was read before.
                if (file.FullPath == at.FullPath && at.Commit is null && workspace.TryGetDocument(known.Path, out var document) && document == known)
                {
                    foreach (var found in file.Events)
                    {
                        yield return (document, found);
                    }
                }
            }
        }
    }

    private static (string Value, string Source)? Find(ForeignSettings file, RuleOption option, string name)
    {
        (string Value, string Source)? found = null;
        foreach (var setting in file.Settings)
        {
            if (setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                // Two custom checks of one template are one list; where one value is wanted, the first check gives it.
                found = found is not { } before ? (setting.Value, file.At(setting.Line))
                    : option.Type == RuleOptionType.StringList ? ($"{before.Value},{setting.Value}", before.Source)
                    : before;
            }
        }

        return found;
    }

    private ImmutableArray<ForeignSettings> GetFiles(string folder) => byFolder.GetOrAdd(folder, static (folder, files) =>
    {
        var found = ImmutableArray.CreateBuilder<ForeignSettings>();
        foreach (var tool in ForeignTools.All)
        {
            for (var current = folder; ; current = current[..current.LastIndexOf('/')])
            {
                if (files.TryGetValue((tool, current), out var file))
                {
                    found.Add(file);
                    break;
                }

                if (!current.Contains('/', StringComparison.Ordinal))
                {
                    break;
                }
            }
        }

        return found.DrainToImmutable();
    }, files);
}
