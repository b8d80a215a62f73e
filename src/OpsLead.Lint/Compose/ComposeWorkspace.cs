using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Compose;

/// <summary>
/// The Compose files of a workspace and how they belong together. Two questions have two answers: which files <b>are</b> merged
/// (<see cref="Projects"/>: a base and its override, the files of one command, what they include), and which <b>may</b> be
/// (those of one folder too, since <c>-f</c> is often written by hand). Something missing is missing only when none of the files
/// that may take part has it; two things collide only when their files are merged for sure.
/// </summary>
public sealed class ComposeWorkspace
{
    // In the order in which Compose looks for them (compose-go, cli.DefaultFileNames and DefaultOverrideFileNames, 2025-10).
    private static readonly string[] BaseNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];
    private static readonly string[] OverrideNames = ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    // Chains of includes and of extended services that are longer are nobody's configuration, or a circle.
    private const int MaximumDepth = 16;
    private const int MaximumNames = 500;

    private readonly Dictionary<string, ComposeFileFact> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ComposeFileGroup> groups = new(StringComparer.Ordinal);
    private readonly HashSet<(string Folder, string Name)> environment = [];
    private readonly HashSet<string> movedFiles = new(StringComparer.Ordinal);

    internal ComposeWorkspace(FactStore facts)
    {
        // Of several documents in one file Compose merges the later over the earlier; they are one file here too.
        foreach (var file in facts.GetAll<ComposeFileFact>())
        {
            files[file.Document.Path] = files.TryGetValue(file.Document.Path, out var earlier)
                ? file with
                {
                    Services = [.. earlier.Services, .. file.Services],
                    Elements = [.. earlier.Elements, .. file.Elements],
                    Includes = [.. earlier.Includes, .. file.Includes],
                    IsOpen = earlier.IsOpen || file.IsOpen,
                }
                : file;
        }

        foreach (var variable in facts.GetAll<ComposeEnvironmentFact>())
        {
            environment.Add((variable.Document.Folder, variable.Name));
        }

        var commands = ResolveCommands(facts.GetAll<ComposeCommandFact>());
        Projects = FindProjects(commands);
        Join(commands);
    }

    /// <summary>The files in the order of their paths.</summary>
    public IEnumerable<ComposeFileFact> Files => files.Values.OrderBy(static file => file.Document.Path, StringComparer.Ordinal);

    /// <summary>Files that are merged for sure, in the order in which Compose lays them over each other. Each file is in at least one.</summary>
    public IReadOnlyList<IReadOnlyList<ComposeFileFact>> Projects { get; }

    /// <summary>Finds a file.</summary>
    /// <param name="path">Its path below the root.</param>
    /// <returns>The file; null when it is none of the Compose files in view.</returns>
    public ComposeFileFact? FindFile(string path) => files.GetValueOrDefault(path);

    /// <summary>Whether a <c>.env</c> file beside a Compose file sets a variable.</summary>
    /// <param name="document">The Compose file.</param>
    /// <param name="name">The variable.</param>
    /// <returns>True when it does.</returns>
    public bool IsSetInEnvironmentFile(SourceDocument document, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        return environment.Contains((document.Folder, name)) || environment.Contains(("", name));
    }

    /// <summary>Whether the relative paths of a file are seen from its own folder: the first file of a command says from where.</summary>
    /// <param name="document">The Compose file.</param>
    /// <returns>False when a command or a missing base may change it.</returns>
    public bool HasOwnFolder(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return !movedFiles.Contains(document.Path) && (!ComposeFileName.IsOverride(document.FileName) || IsComplete(document));
    }

    /// <summary>All that may be said about a service: by the files that may be merged, and by the services it extends.</summary>
    /// <param name="document">The file from whose side it is seen.</param>
    /// <param name="name">The service.</param>
    /// <returns>What is said; null when no file defines it.</returns>
    public ComposeServiceDefinitions? FindService(SourceDocument document, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!groups.TryGetValue(Find(document.Path), out var group) || !group.Services.TryGetValue(name, out var named))
        {
            return null;
        }

        var definitions = new List<ComposeServiceFact>(named);
        var isComplete = IsComplete(document) && definitions.TrueForAll(static definition => !definition.IsOpen);
        for (var i = 0; i < definitions.Count && i < MaximumDepth; i++)
        {
            if (definitions[i].Extends is { } extends)
            {
                var found = extends is { Path.IsKnown: true, Service.IsKnown: true } && files.TryGetValue(extends.Path.Value, out var file)
                    ? file.Services.Where(service => service.Name == extends.Service.Value).ToArray()
                    : [];
                isComplete &= found.Length > 0 && Array.TrueForAll(found, static service => !service.IsOpen);
                definitions.AddRange(found.Where(service => !definitions.Exists(known => ReferenceEquals(known, service))));
            }
        }

        return new ComposeServiceDefinitions(definitions, isComplete);
    }

    /// <summary>Whether a name is defined by a file that may be merged with another.</summary>
    /// <param name="document">The file that refers to it.</param>
    /// <param name="kind">What must be defined.</param>
    /// <param name="name">The name.</param>
    /// <returns>True or false; null when files take part that are not in view.</returns>
    public bool? IsDefined(SourceDocument document, ComposeElementKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (kind == ComposeElementKind.Network && name == "default")
        {
            return true;
        }

        return groups.TryGetValue(Find(document.Path), out var group)
            && (kind == ComposeElementKind.Service ? group.Services.ContainsKey(name) : group.Elements.Contains((kind, name))) ? true
            : IsComplete(document) ? false : null;
    }

    /// <summary>The names of a kind that files which may be merged define: where the nearest name for a wrong one is looked for.</summary>
    /// <param name="document">The file.</param>
    /// <param name="kind">The kind.</param>
    /// <returns>The names; none where there are too many to compare with each wrong one.</returns>
    public IReadOnlyList<string> GetNames(SourceDocument document, ComposeElementKind kind)
    {
        ArgumentNullException.ThrowIfNull(document);
        return !groups.TryGetValue(Find(document.Path), out var group) || group.Services.Count + group.Elements.Count > MaximumNames ? []
            : kind == ComposeElementKind.Service ? [.. group.Services.Keys]
            : [.. group.Elements.Where(element => element.Kind == kind).Select(static element => element.Name)];
    }

    /// <summary>The files that may be merged with a file, itself among them.</summary>
    /// <param name="document">The file.</param>
    /// <returns>The files in the order of their paths.</returns>
    public IReadOnlyList<ComposeFileFact> GetGroup(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return groups.TryGetValue(Find(document.Path), out var group) ? group.Files : [];
    }

    /// <summary>Whether all files that may be merged with a file are in view.</summary>
    /// <param name="document">The file.</param>
    /// <returns>True when nothing is missing.</returns>
    public bool IsComplete(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return groups.TryGetValue(Find(document.Path), out var group) && (group.IsComplete ??= IsComplete(group));
    }

    private bool IsComplete(ComposeFileGroup group)
    {
        var hasBase = false;
        foreach (var file in group.Files)
        {
            if (file.IsOpen || !file.Includes.All(include => include.IsKnown && files.ContainsKey(include.Value)))
            {
                return false;
            }

            hasBase |= !ComposeFileName.IsOverride(file.Document.FileName);
        }

        // Files that are laid over one which is not here: their services lack what makes a service.
        return hasBase || group.Files.TrueForAll(static file => !file.Document.FileName.Contains("override", StringComparison.OrdinalIgnoreCase)
            && file.Services.All(static service => service.Keys.Contains("image") || service.Keys.Contains("build") || service.Extends is not null));
    }

    private List<ComposeFileFact[]> ResolveCommands(IReadOnlyList<ComposeCommandFact> commands)
    {
        var result = new List<ComposeFileFact[]>();
        foreach (var command in commands)
        {
            // Where a command runs is seldom written; the folder from which all its paths lead somewhere is it.
            for (var folder = command.Document.Folder; ; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
            {
                var paths = command.Paths.Select(path => ComposePaths.Resolve(folder, path)).ToArray();
                if (Array.TrueForAll(paths, path => path is not null && files.ContainsKey(path)))
                {
                    var project = Array.ConvertAll(paths, path => files[path!]);
                    result.Add(project);
                    movedFiles.UnionWith(project.Select(static file => file.Document)
                        .Where(file => command.HasProjectFolder || file.Folder != project[0].Document.Folder)
                        .Select(static file => file.Path));
                    break;
                }

                if (folder.Length == 0)
                {
                    break;
                }
            }
        }

        return result;
    }

    private List<IReadOnlyList<ComposeFileFact>> FindProjects(List<ComposeFileFact[]> commands)
    {
        var result = new List<IReadOnlyList<ComposeFileFact>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in files.Values.GroupBy(static file => file.Document.Folder, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var prefix = folder.Key.Length == 0 ? "" : folder.Key + "/";
            if (FindFirst(prefix, BaseNames) is { } main)
            {
                Add(FindFirst(prefix, OverrideNames) is { } over ? [main, over] : [main]);
            }
        }

        foreach (var command in commands)
        {
            Add(command);
        }

        foreach (var file in Files)
        {
            if (!seen.Contains(file.Document.Path))
            {
                Add([file]);
            }
        }

        return result;

        void Add(ComposeFileFact[] project)
        {
            var all = new List<ComposeFileFact>();
            foreach (var file in project)
            {
                AddWithIncludes(file, all, MaximumDepth);
            }

            seen.UnionWith(all.Select(static file => file.Document.Path));
            result.Add(all);
        }
    }

    private ComposeFileFact? FindFirst(string prefix, string[] names)
    {
        foreach (var name in names)
        {
            if (files.TryGetValue(prefix + name, out var file))
            {
                return file;
            }
        }

        return null;
    }

    private void AddWithIncludes(ComposeFileFact file, List<ComposeFileFact> result, int depth)
    {
        if (result.Contains(file) || depth == 0)
        {
            return;
        }

        foreach (var include in file.Includes)
        {
            if (include.IsKnown && files.TryGetValue(include.Value, out var included))
            {
                AddWithIncludes(included, result, depth - 1);
            }
        }

        if (!result.Contains(file))
        {
            result.Add(file);
        }
    }

    private void Join(List<ComposeFileFact[]> commands)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Files)
        {
            var path = file.Document.Path;
            if (!first.TryAdd(file.Document.Folder, path))
            {
                Unite(first[file.Document.Folder], path);
            }

            foreach (var include in file.Includes)
            {
                if (include.IsKnown && files.ContainsKey(include.Value))
                {
                    Unite(path, include.Value);
                }
            }
        }

        foreach (var command in commands)
        {
            foreach (var file in command)
            {
                Unite(command[0].Document.Path, file.Document.Path);
            }
        }

        foreach (var file in Files)
        {
            var root = Find(file.Document.Path);
            if (!groups.TryGetValue(root, out var group))
            {
                groups.Add(root, group = new ComposeFileGroup());
            }

            group.Add(file);
        }
    }

    private string Find(string path)
    {
        var root = path;
        while (parents.TryGetValue(root, out var parent))
        {
            root = parent;
        }

        // Shorten the way for the next time: chains of includes may be long.
        while (parents.TryGetValue(path, out var next) && next != root)
        {
            parents[path] = root;
            path = next;
        }

        return root;
    }

    private void Unite(string left, string right)
    {
        var a = Find(left);
        var b = Find(right);
        if (a != b)
        {
            parents[b] = a;
        }
    }
}
