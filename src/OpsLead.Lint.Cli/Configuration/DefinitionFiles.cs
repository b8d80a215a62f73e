using OpsLead.Lint.Cli.Configuration.Foreign;
using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>
/// The files under <c>opslead_lint.crds</c>: CustomResourceDefinitions that hold for the manifests of the workspace and lie elsewhere. Files, folders and
/// patterns, each below the folder of the configuration file, in whichever section it stands.
/// </summary>
internal sealed class DefinitionFiles
{
    /// <summary>The key.</summary>
    public const string Key = "opslead_lint.crds";

    // The largest collection of definitions has some hundred; who names the root of a disk means something else.
    private const int MaxFiles = 5000;
    private const string Kind = "CustomResourceDefinition";

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private readonly List<(ConfigurationFile File, EngineEvent Event)> events = [];

    private DefinitionFiles()
    {
    }

    /// <summary>The files that hold definitions, by full path with <c>/</c>.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>What is wrong in files that are no documents of any workspace: where, and why.</summary>
    public IEnumerable<(string FullPath, TextSpan Span, string Value, string Reason)> Remarks =>
        events.Where(static found => found.File.Document is null).Select(static found => (found.File.FullPath, found.Event.Span, found.Event.Arguments[0], found.Event.Arguments[2]));

    /// <summary>Finds the files.</summary>
    /// <param name="configuration">All configuration files.</param>
    /// <returns>The files; null when no configuration names any.</returns>
    public static DefinitionFiles? Find(IEnumerable<ConfigurationFile> configuration)
    {
        DefinitionFiles? found = null;
        foreach (var file in configuration.DistinctBy(static file => file.FullPath))
        {
            foreach (var entry in file.Entries)
            {
                if (entry is { Kind: ConfigurationEntryKind.Option, Name: Key })
                {
                    (found ??= new DefinitionFiles()).Add(file, entry);
                }
            }
        }

        return found;
    }

    /// <summary>What is wrong, on the documents that say it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <returns>The events.</returns>
    public IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace)
    {
        foreach (var (file, engineEvent) in events)
        {
            if (file.Document is { } known && workspace.TryGetDocument(known.Path, out var document) && document == known)
            {
                yield return (document, engineEvent);
            }
        }
    }

    /// <summary>The files as documents of a workspace, without those that are its own.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="documents">Its documents so far.</param>
    /// <param name="currentDirectory">What shown paths are relative to.</param>
    /// <returns>The documents.</returns>
    public IEnumerable<SourceDocument> CreateDocuments(LocatedWorkspace workspace, IEnumerable<SourceDocument> documents, string currentDirectory)
    {
        var known = documents.ToHashSet();
        var own = workspace.Documents.Where(document => known.Contains(document.Document)).Select(static document => document.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!own.Contains(file))
            {
                var shown = Path.GetRelativePath(currentDirectory, file).Replace('\\', '/');

                // No document below the workspace has a path that begins so.
                yield return new SourceDocument("../" + file.TrimStart('/'), () => FileLoader.Load(file), shown) { IsContext = true };
            }
        }
    }

    private void Add(ConfigurationFile file, ConfigurationEntry entry)
    {
        var position = 0;
        foreach (var part in entry.Value.Split(','))
        {
            var start = entry.ValueSpan.Start + position + (part.Length - part.TrimStart().Length);
            position += part.Length + 1;
            if (part.Trim() is { Length: > 0 } path && Add(file.FullPath[..Math.Max(1, file.FullPath.LastIndexOf('/'))], path) is { } reason)
            {
                events.Add((file, new EngineEvent(EngineEventKind.UnknownOption, new TextSpan(start, path.Length), [path, "", reason])));
            }
        }
    }

    // Null when all is well, else why not.
    private string? Add(string folder, string path)
    {
        var wildcard = path.AsSpan().IndexOfAny('*', '?', '[');
        if (wildcard >= 0)
        {
            var slash = path.AsSpan(0, wildcard).LastIndexOf('/');
            var top = GetFullPath(slash < 0 ? "." : path[..slash], folder);
            return PathGlob.Create("/" + path[(slash + 1)..]) is { } pattern && Directory.Exists(top) ? AddFolder(top, pattern, "no file of that pattern holds a " + Kind) : "no file is of that pattern";
        }

        var fullPath = GetFullPath(path, folder);
        return Directory.Exists(fullPath) ? AddFolder(fullPath, null, $"no file in it holds a {Kind}")
            : !File.Exists(fullPath) ? "there is no such file or folder"
            : AddFile(fullPath);
    }

    private string? AddFolder(string folder, ForeignCondition? pattern, string otherwise)
    {
        var isAny = false;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", Everything))
        {
            var fullPath = file.Replace('\\', '/');
            if (!IsManifest(fullPath) || pattern?.IsMet(new ForeignPlace(fullPath[(folder.TrimEnd('/').Length + 1)..], null!)) == false)
            {
                continue;
            }

            if (++count > MaxFiles)
            {
                return $"it has more than {MaxFiles} files, and the rest was passed over";
            }

            isAny |= AddFile(fullPath) is null;
        }

        return isAny ? null : otherwise;
    }

    private string? AddFile(string fullPath)
    {
        try
        {
            if (!FileLoader.Load(fullPath).Text.Contains(Kind, StringComparison.Ordinal))
            {
                return $"it holds no {Kind}";
            }

            files.Add(fullPath);
            return null;
        }
        catch (IOException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }

    private static bool IsManifest(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static string GetFullPath(string path, string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, folder)).Replace('\\', '/');
}
