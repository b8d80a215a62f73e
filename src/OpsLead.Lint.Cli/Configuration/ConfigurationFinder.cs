using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration;

/// <summary>
/// Finds the configuration that holds for workspaces: <c>.editorconfig</c> files in them and in the folders above, and the
/// <c>.globalconfig</c> of the workspace's own folder or one above. A file that says nothing about us costs nothing more than reading it.
/// </summary>
internal sealed class ConfigurationFinder
{
    private static readonly string[] Names = [".editorconfig", ".globalconfig"];

    private readonly Dictionary<string, List<ConfigurationFile>> above = new(StringComparer.Ordinal);

    /// <summary>Finds the configuration of all workspaces.</summary>
    /// <param name="workspaces">The workspaces.</param>
    /// <returns>The configuration; null when no file is about us.</returns>
    public EditorConfiguration? Find(IReadOnlyList<LocatedWorkspace> workspaces)
    {
        EditorConfiguration? configuration = null;
        foreach (var workspace in workspaces)
        {
            var files = FindFiles(workspace);
            if (files.Exists(static file => file.Entries.Count > 0))
            {
                configuration ??= new EditorConfiguration();
                configuration.Add(workspace, files);
            }
        }

        return configuration;
    }

    private List<ConfigurationFile> FindFiles(LocatedWorkspace workspace)
    {
        var files = new List<ConfigurationFile>();
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (document, fullPath) in workspace.Documents)
        {
            if (ConfigurationFile.IsConfigurationName(fullPath) && IsReadHere(workspace, fullPath) && Read(fullPath, document) is { } file)
            {
                files.Add(file);
                known.Add(fullPath);
            }

            if (workspace.Root is null)
            {
                folders.Add(GetFolder(fullPath));
            }
        }

        if (workspace.Root is not null)
        {
            folders.Add(workspace.Root);
        }

        foreach (var folder in folders)
        {
            foreach (var file in FindAbove(folder))
            {
                if (known.Add(file.FullPath))
                {
                    files.Add(file);
                }
            }
        }

        return files;
    }

    // A global file holds for the whole build it belongs to; one below the root belongs to a part only.
    private static bool IsReadHere(LocatedWorkspace workspace, string fullPath) => fullPath.EndsWith("/.editorconfig", StringComparison.Ordinal)
        || GetFolder(fullPath) == workspace.Root;

    private List<ConfigurationFile> FindAbove(string folder)
    {
        if (above.TryGetValue(folder, out var files))
        {
            return files;
        }

        files = [];
        foreach (var name in Names)
        {
            var path = folder.EndsWith('/') ? folder + name : folder + "/" + name;
            if (File.Exists(path) && Read(path, document: null) is { } file)
            {
                files.Add(file);
            }
        }

        if (Path.GetDirectoryName(folder)?.Replace('\\', '/') is { } parent)
        {
            files.AddRange(FindAbove(parent));
        }

        above.Add(folder, files);
        return files;
    }

    private static ConfigurationFile? Read(string fullPath, SourceDocument? document)
    {
        try
        {
            return ConfigurationFile.Parse(fullPath, FileLoader.Load(fullPath), document);
        }
        catch (IOException)
        {
            // As a document it gives a finding; above the workspace it is not ours to judge.
            return null;
        }
    }

    private static string GetFolder(string fullPath) => fullPath[..Math.Max(1, fullPath.LastIndexOf('/'))];
}
