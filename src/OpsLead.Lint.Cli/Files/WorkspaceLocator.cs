namespace OpsLead.Lint.Cli.Files;

/// <summary>Turns the paths of a command line into workspaces: each folder is one of its own, all files that are named or listed, and the standard input, are one more.</summary>
internal sealed class WorkspaceLocator
{
    private readonly FileDiscovery discovery;
    private readonly string currentDirectory;
    private readonly string currentPrefix;

    /// <summary>A locator.</summary>
    /// <param name="currentDirectory">What relative paths start from, and what shown paths are relative to; a full path.</param>
    /// <param name="excluded">Full paths of files that are left out of folders.</param>
    public WorkspaceLocator(string currentDirectory, IReadOnlySet<string> excluded)
    {
        this.currentDirectory = currentDirectory;
        currentPrefix = WithSlash(currentDirectory.Replace('\\', '/'));
        discovery = new FileDiscovery(excluded);
    }

    /// <summary>Folders that could not be read.</summary>
    public IReadOnlyList<UnreadableFolder> Unreadable => discovery.Unreadable;

    /// <summary>Listed files that do not exist: a list of changes names removed files too.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Opens the workspaces.</summary>
    /// <param name="paths">The paths as they were written.</param>
    /// <param name="listed">Paths of a list, each a file.</param>
    /// <param name="input">The standard input as a file; null when it is not read. In a folder it stands for the file of its name.</param>
    /// <returns>The workspaces in the order of the paths, that of the files last.</returns>
    /// <exception cref="UsageException">A path does not exist.</exception>
    public List<LocatedWorkspace> Open(IReadOnlyList<string> paths, IReadOnlyList<string> listed, StandardInput? input)
    {
        var workspaces = new List<LocatedWorkspace>();
        var files = new List<LocatedDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var fullPath = GetFullPath(path);
            if (Directory.Exists(fullPath))
            {
                if (seen.Add(fullPath))
                {
                    workspaces.Add(OpenFolder(path, fullPath));
                }
            }
            else if (!File.Exists(fullPath))
            {
                throw new UsageException($"There is no file or folder '{path}'.");
            }
            else if (seen.Add(fullPath))
            {
                files.Add(CreateDocument(GetPathBelowCurrent(fullPath), GetShownPath(path, fullPath), fullPath));
            }
        }

        foreach (var path in listed)
        {
            var fullPath = GetFullPath(path);
            if (!File.Exists(fullPath))
            {
                Missing.Add(path);
            }
            else if (seen.Add(fullPath))
            {
                files.Add(CreateDocument(GetPathBelowCurrent(fullPath), GetShownPath(path, fullPath), fullPath));
            }
        }

        if (input is not null && !TryReplace(workspaces, input))
        {
            var fullPath = GetFullPath(input.FileName);
            files.RemoveAll(file => file.FullPath == fullPath);
            files.Add(new LocatedDocument(new SourceDocument(GetPathBelowCurrent(fullPath), input.Load, GetShownPath(input.FileName, fullPath)), fullPath) { IsInput = true });
        }

        if (files.Count > 0)
        {
            workspaces.Add(new LocatedWorkspace(".", Root: null, files));
        }

        return workspaces;
    }

    /// <summary>Opens what lies beside a project file: all of its folder but the folders of other projects, and but C#. Of several projects in one folder the first has it all.</summary>
    /// <param name="project">The project file as it was written.</param>
    /// <returns>The workspace; without files when another project of the folder has them.</returns>
    /// <exception cref="UsageException">There is no such project file.</exception>
    public LocatedWorkspace OpenBeside(string project)
    {
        var fullPath = GetFullPath(project);
        if (!File.Exists(fullPath) || !FileDiscovery.IsProject(fullPath))
        {
            throw new UsageException($"There is no project file '{project}'.");
        }

        var folder = Path.GetDirectoryName(fullPath)!.Replace('\\', '/');
        var first = Directory.EnumerateFiles(folder).Where(static file => FileDiscovery.IsProject(file)).Select(Path.GetFileName).Order(StringComparer.Ordinal).First();
        var files = first == Path.GetFileName(fullPath) ? discovery.Find(folder, staysInProject: true) : [];
        return Create(folder, folder, files.Where(static file => !file.EndsWith(".cs", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A path as reports show it: below the current folder where it lies there.</summary>
    /// <param name="fullPath">The full path, with <c>/</c>.</param>
    /// <returns>The path to show.</returns>
    public string GetDisplayPath(string fullPath) => GetShownPath(fullPath, fullPath);

    private string GetFullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, currentDirectory)).Replace('\\', '/');

    // An editor hands over the text of a file that is not saved yet; the rest of its repository lies on disk.
    private bool TryReplace(List<LocatedWorkspace> workspaces, StandardInput input)
    {
        var fullPath = GetFullPath(input.FileName);
        for (var i = 0; i < workspaces.Count; i++)
        {
            var (name, root, documents) = workspaces[i];
            if (root is null || !fullPath.StartsWith(WithSlash(root), StringComparison.Ordinal))
            {
                continue;
            }

            var shown = name == "." ? "" : WithSlash(name);
            var path = fullPath[WithSlash(root).Length..];
            var replaced = new LocatedDocument(new SourceDocument(path, input.Load, shown + path), fullPath) { IsInput = true };
            workspaces[i] = new LocatedWorkspace(name, root, [.. documents.Where(document => document.FullPath != fullPath), replaced]);
            return true;
        }

        return false;
    }

    private LocatedWorkspace OpenFolder(string path, string fullPath) => Create(path, fullPath, discovery.Find(fullPath));

    private LocatedWorkspace Create(string path, string fullPath, IEnumerable<string> files)
    {
        var shown = GetShownPath(path, fullPath);
        var shownPrefix = shown == "." ? "" : WithSlash(shown);
        var prefix = WithSlash(fullPath);
        var documents = new List<LocatedDocument>();
        foreach (var file in files)
        {
            documents.Add(CreateDocument(file, shownPrefix + file, prefix + file));
        }

        return new LocatedWorkspace(shown, fullPath, documents);
    }

    private static LocatedDocument CreateDocument(string path, string displayPath, string fullPath) => new(new SourceDocument(path, () => FileLoader.Load(fullPath), displayPath), fullPath);

    // A file that lies elsewhere keeps its whole path, so that no two have one; the folders still tell what it is.
    private string GetPathBelowCurrent(string fullPath) =>
        fullPath.StartsWith(currentPrefix, StringComparison.Ordinal) ? fullPath[currentPrefix.Length..] : fullPath.TrimStart('/');

    // What lies elsewhere is shown as it was written.
    private string GetShownPath(string path, string fullPath)
    {
        if (WithSlash(fullPath) == currentPrefix)
        {
            return ".";
        }

        return fullPath.StartsWith(currentPrefix, StringComparison.Ordinal)
            ? fullPath[currentPrefix.Length..]
            : Path.TrimEndingDirectorySeparator(path).Replace('\\', '/');
    }

    private static string WithSlash(string path) => path.EndsWith('/') ? path : path + "/";
}

/// <summary>A workspace and where it comes from.</summary>
/// <param name="Name">The folder as reports show it.</param>
/// <param name="Root">The folder's full path, with <c>/</c>; null for files that were named one by one.</param>
/// <param name="Documents">Its files.</param>
internal sealed record LocatedWorkspace(string Name, string? Root, IReadOnlyList<LocatedDocument> Documents);

/// <summary>A document and where it comes from.</summary>
/// <param name="Document">The document.</param>
/// <param name="FullPath">The file's full path, with <c>/</c>.</param>
internal readonly record struct LocatedDocument(SourceDocument Document, string FullPath)
{
    /// <summary>Whether the text is that of the standard input, so that the file, if there is one, holds another.</summary>
    public bool IsInput { get; init; }

    /// <summary>The commit that brought the text; null for what lies in the working tree or the index.</summary>
    public string? Commit { get; init; }
}
