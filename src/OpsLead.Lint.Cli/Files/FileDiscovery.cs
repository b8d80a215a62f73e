using System.IO.Enumeration;

namespace OpsLead.Lint.Cli.Files;

/// <summary>
/// Finds the files below a folder that are worth reading. Left out are what <c>.gitignore</c> files at any level name, version control's
/// own folders, <c>node_modules</c>, and build output beside a project file. Links are not followed: what one leads to inside the
/// folder is found under its own path, and what lies outside is not this repository's.
/// </summary>
internal sealed class FileDiscovery
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private readonly IReadOnlySet<string> excluded;

    /// <summary>A discovery.</summary>
    /// <param name="excluded">Full paths of files to leave out: the reports this very run writes. Never null.</param>
    public FileDiscovery(IReadOnlySet<string> excluded) => this.excluded = excluded;

    /// <summary>Folders that could not be read, each with the reason.</summary>
    public List<UnreadableFolder> Unreadable { get; } = [];

    /// <summary>Finds the files below a folder.</summary>
    /// <param name="root">The folder's full path.</param>
    /// <param name="staysInProject">Whether folders below it that hold a project of their own are left out.</param>
    /// <returns>Paths below the folder, with <c>/</c>, in ordinal order.</returns>
    public List<string> Find(string root, bool staysInProject = false)
    {
        var start = root.Replace('\\', '/');
        var files = new List<string>();
        var folders = new Stack<Folder>();
        folders.Push(new Folder(start, RulesAbove(start)));
        var prefixLength = start.EndsWith('/') ? start.Length : start.Length + 1;
        while (folders.TryPop(out var folder))
        {
            foreach (var file in Open(folder, folders, mayBeForeign: staysInProject && folder.Path != start))
            {
                files.Add(file[prefixLength..]);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private List<string> Open(Folder folder, Stack<Folder> folders, bool mayBeForeign)
    {
        var entries = Read(folder);
        var rules = folder.Rules;
        var hasProject = false;
        foreach (var entry in entries)
        {
            if (entry is { Name: ".gitignore", IsDirectory: false })
            {
                rules = AddRules(folder.Path, folder.Combine(entry.Name), rules);
            }

            hasProject |= !entry.IsDirectory && entry.Name.EndsWith("proj", StringComparison.OrdinalIgnoreCase) && IsProject(entry.Name);
        }

        var files = new List<string>();
        if (mayBeForeign && hasProject)
        {
            return files;
        }

        foreach (var entry in entries)
        {
            var path = folder.Combine(entry.Name);
            if (IsNeverRead(entry, hasProject) || rules?.IsIgnored(path, entry.IsDirectory) == true)
            {
                continue;
            }

            if (entry.IsDirectory)
            {
                folders.Push(new Folder(path, rules));
            }
            else if (!excluded.Contains(path))
            {
                files.Add(path);
            }
        }

        return files;
    }

    private List<Entry> Read(Folder folder)
    {
        var entries = new List<Entry>();
        try
        {
            var found = new FileSystemEnumerable<Entry>(
                folder.Path,
                static (ref FileSystemEntry entry) => new Entry(entry.FileName.ToString(), entry.IsDirectory),
                Everything)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
            };
            entries.AddRange(found);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add(new UnreadableFolder(folder.Path, exception is UnauthorizedAccessException ? "permission denied" : "it cannot be listed"));
        }

        return entries;
    }

    private static bool IsNeverRead(Entry entry, bool hasProject) => entry.Name switch
    {
        ".git" => true,
        ".hg" or ".svn" or "node_modules" => entry.IsDirectory,
        "bin" or "obj" => entry.IsDirectory && hasProject,
        _ => false,
    };

    /// <summary>Whether a file is the project of a folder.</summary>
    /// <param name="name">Its name or path.</param>
    /// <returns>True when it is.</returns>
    public static bool IsProject(string name) =>
        Path.GetExtension(name.AsSpan()) is ".csproj" or ".fsproj" or ".vbproj" or ".vcxproj" or ".sqlproj" or ".esproj" or ".proj";

    // What holds in a folder of a repository is also what the folders above it say, up to the repository's own.
    private static GitIgnoreRules? RulesAbove(string root)
    {
        var above = new Stack<string>();
        var top = root;
        while (!Directory.Exists(top + "/.git") && !File.Exists(top + "/.git"))
        {
            if (Path.GetDirectoryName(top)?.Replace('\\', '/') is not { } parent)
            {
                return null;
            }

            top = parent;
            above.Push(top);
        }

        var rules = AddRules(top, top + "/.git/info/exclude", null);
        while (above.TryPop(out var folder))
        {
            rules = AddRules(folder, folder + "/.gitignore", rules);
        }

        return rules;
    }

    private static GitIgnoreRules? AddRules(string folder, string path, GitIgnoreRules? rules)
    {
        try
        {
            // Git itself does not follow a linked .gitignore.
            return File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) == 0
                ? GitIgnoreRules.Add(FileLoader.Load(path).Text, folder, rules)
                : rules;
        }
        catch (IOException)
        {
            // It is found again as a file of the repository, and said there to be unreadable.
            return rules;
        }
    }

    private readonly record struct Entry(string Name, bool IsDirectory);

    private readonly record struct Folder(string Path, GitIgnoreRules? Rules)
    {
        public string Combine(string name) => Path.EndsWith('/') ? Path + name : Path + "/" + name;
    }
}

/// <summary>A folder that could not be read.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Reason">Why, in a few words.</param>
internal sealed record UnreadableFolder(string Path, string Reason);
