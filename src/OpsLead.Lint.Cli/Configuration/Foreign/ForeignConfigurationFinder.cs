using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>
/// Finds other tools' configuration files: in the folders of a workspace, and above it up to the folder of the repository. A file
/// that cannot be read changes nothing; as a document it gives a finding.
/// </summary>
/// <param name="currentDirectory">The current folder, which ends the search where there is no repository; a full path.</param>
internal sealed class ForeignConfigurationFinder(string currentDirectory)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>Finds them.</summary>
    /// <param name="workspaces">The workspaces.</param>
    /// <param name="rules">All rules.</param>
    /// <returns>The configuration; null when there is no file.</returns>
    public ForeignConfiguration? Find(IReadOnlyList<LocatedWorkspace> workspaces, IEnumerable<RuleInfo> rules)
    {
        var configuration = new ForeignConfiguration(rules);
        foreach (var workspace in workspaces)
        {
            foreach (var (document, fullPath) in workspace.Documents)
            {
                if (workspace.Root is null)
                {
                    AddAbove(configuration, fullPath[..Math.Max(1, fullPath.LastIndexOf('/'))]);
                }
                else
                {
                    AddDocument(configuration, document, fullPath);
                }
            }

            if (workspace.Root is not null)
            {
                AddAbove(configuration, workspace.Root);
            }
        }

        if (configuration.IsEmpty)
        {
            return null;
        }

        foreach (var workspace in workspaces)
        {
            configuration.AddDocuments(workspace);
        }

        return configuration;
    }

    /// <summary>Adds the files that hold for a folder as it is now: those in it and above it.</summary>
    /// <param name="configuration">Takes them.</param>
    /// <param name="folder">The folder's full path, with <c>/</c> and without one at the end. It need not exist any more.</param>
    public void AddAbove(ForeignConfiguration configuration, string folder)
    {
        var top = FindTop(folder);
        for (var current = folder; seen.Add(current); current = Path.GetDirectoryName(current)!.Replace('\\', '/'))
        {
            foreach (var tool in ForeignTools.All)
            {
                foreach (var file in tool.Files)
                {
                    var fullPath = $"{current.TrimEnd('/')}/{file}";
                    if (File.Exists(fullPath))
                    {
                        Add(configuration, tool, fullPath, current.TrimEnd('/'), GetDisplayPath(fullPath));
                        break;
                    }
                }
            }

            if (current == top)
            {
                break;
            }
        }
    }

    private static void AddDocument(ForeignConfiguration configuration, SourceDocument document, string fullPath)
    {
        foreach (var tool in ForeignTools.All)
        {
            foreach (var file in tool.Files)
            {
                if (fullPath.EndsWith(file, StringComparison.Ordinal) && fullPath.Length > file.Length && fullPath[^(file.Length + 1)] == '/'
                    && IsFirst(tool, file, fullPath[..^(file.Length + 1)]))
                {
                    Add(configuration, tool, fullPath, fullPath[..^(file.Length + 1)], document.DisplayPath);
                }
            }
        }
    }

    private static bool IsFirst(ForeignTool tool, string file, string folder)
    {
        foreach (var other in tool.Files)
        {
            if (other == file)
            {
                return true;
            }

            if (File.Exists($"{folder}/{other}"))
            {
                return false;
            }
        }

        return true;
    }

    // The folder of the repository; without one the current folder, where it lies above, and else the folder itself.
    private string FindTop(string folder)
    {
        for (var current = folder; current is not null; current = Path.GetDirectoryName(current)?.Replace('\\', '/'))
        {
            if (Path.Exists(current.TrimEnd('/') + "/.git"))
            {
                return current;
            }
        }

        var here = currentDirectory.Replace('\\', '/').TrimEnd('/');
        return folder.StartsWith(here + "/", StringComparison.Ordinal) ? here : folder;
    }

    private string GetDisplayPath(string fullPath) => Path.GetRelativePath(currentDirectory, fullPath).Replace('\\', '/');

    private static void Add(ForeignConfiguration configuration, ForeignTool tool, string fullPath, string folder, string displayPath)
    {
        try
        {
            var settings = new ForeignSettings(tool, fullPath, folder, displayPath);
            tool.Read(FileLoader.Load(fullPath), settings);
            configuration.Add(settings);
        }
        catch (IOException)
        {
            // As a document it gives a finding; above the workspace it is not ours to judge.
        }
    }
}
