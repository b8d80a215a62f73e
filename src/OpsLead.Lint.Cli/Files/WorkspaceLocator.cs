namespace OpsLead.Lint.Cli.Files;

/// <summary>Turns the paths of a command line into workspaces: each folder is one of its own, all named files together are one more.</summary>
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

    /// <summary>Opens the workspaces.</summary>
    /// <param name="paths">The paths as they were written.</param>
    /// <returns>The workspaces in the order of the paths, that of the named files last.</returns>
    /// <exception cref="UsageException">A path does not exist.</exception>
    public List<LocatedWorkspace> Open(IReadOnlyList<string> paths)
    {
        var workspaces = new List<LocatedWorkspace>();
        var files = new List<LocatedDocument>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var fullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, currentDirectory)).Replace('\\', '/');
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

        if (files.Count > 0)
        {
            workspaces.Add(new LocatedWorkspace(".", Root: null, files));
        }

        return workspaces;
    }

    /// <summary>A path as reports show it: below the current folder where it lies there.</summary>
    /// <param name="fullPath">The full path, with <c>/</c>.</param>
    /// <returns>The path to show.</returns>
    public string GetDisplayPath(string fullPath) => GetShownPath(fullPath, fullPath);

    private LocatedWorkspace OpenFolder(string path, string fullPath)
    {
        var shown = GetShownPath(path, fullPath);
        var shownPrefix = shown == "." ? "" : WithSlash(shown);
        var prefix = WithSlash(fullPath);
        var documents = new List<LocatedDocument>();
        foreach (var file in discovery.Find(fullPath))
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
internal readonly record struct LocatedDocument(SourceDocument Document, string FullPath);
