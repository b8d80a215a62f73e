using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>Deals the C# sources of a workspace out to its projects.</summary>
internal sealed class ProjectSources
{
    private readonly Workspace workspace;
    private readonly ImmutableArray<SourceDocument> sources;
    private readonly Dictionary<string, List<SourceDocument>> byProjectFolder = new(StringComparer.Ordinal);
    private readonly HashSet<SourceDocument> claimed = [];

    public ProjectSources(Workspace workspace, IEnumerable<string> projectFolders)
    {
        this.workspace = workspace;
        sources = [.. workspace.Documents.Where(static document => document.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))];
        foreach (var folder in projectFolders)
        {
            byProjectFolder.TryAdd(folder, []);
        }

        foreach (var source in sources)
        {
            // The nearest project above takes a source; MSBuild would hand it to all above, which nobody means.
            for (var folder = source.Folder; folder is not null; folder = ProjectFiles.GetParent(folder))
            {
                if (byProjectFolder.TryGetValue(folder, out var list))
                {
                    list.Add(source);
                    break;
                }
            }
        }
    }

    /// <summary>The sources of one project.</summary>
    /// <param name="evaluation">The project.</param>
    /// <param name="folder">Its folder.</param>
    /// <returns>The sources in the order of their paths.</returns>
    public ImmutableArray<SourceDocument> Claim(ProjectEvaluation evaluation, string folder)
    {
        var result = new SortedDictionary<string, SourceDocument>(StringComparer.Ordinal);
        if (evaluation.Sdk is not null && evaluation.Properties.GetSwitch("EnableDefaultItems") != false
            && evaluation.Properties.GetSwitch("EnableDefaultCompileItems") != false)
        {
            var exclude = GetPatterns(folder, evaluation.Properties.Get("DefaultItemExcludes").Split(';'));
            foreach (var source in byProjectFolder[folder])
            {
                if (!IsOutput(source.Path.AsSpan(folder.Length)) && !Array.Exists(exclude, pattern => PathPattern.IsMatch(pattern, source.Path)))
                {
                    result.Add(source.Path, source);
                }
            }
        }

        foreach (var item in evaluation.GetItems("Compile"))
        {
            if (PathPattern.Combine(folder, item.Value) is { } pattern)
            {
                var exclude = GetPatterns(folder, item.Exclude);
                foreach (var source in Find(pattern))
                {
                    if (item.IsRemoval)
                    {
                        result.Remove(source.Path);
                    }
                    else if (!Array.Exists(exclude, excluded => PathPattern.IsMatch(excluded, source.Path)))
                    {
                        result[source.Path] = source;
                    }
                }
            }
        }

        claimed.UnionWith(result.Values);
        return [.. result.Values];
    }

    /// <summary>The sources that no project took and no project's folder holds.</summary>
    /// <returns>The sources in the order of their paths.</returns>
    public ImmutableArray<SourceDocument> GetUnclaimed()
    {
        var inProjects = byProjectFolder.Values.SelectMany(static list => list).ToHashSet();
        return [.. sources.Where(source => !claimed.Contains(source) && !inProjects.Contains(source) && !IsOutput(source.Path))];
    }

    private static string[] GetPatterns(string folder, IEnumerable<string> values) =>
        [.. values.Where(static value => !value.Contains(MSBuildProperties.Unknown)).Select(value => PathPattern.Combine(folder, value)).OfType<string>()];

    private IEnumerable<SourceDocument> Find(string pattern)
    {
        if (PathPattern.IsGlob(pattern))
        {
            return sources.Where(source => PathPattern.IsMatch(pattern, source.Path));
        }

        return workspace.TryGetDocument(pattern, out var document) && document.Path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? [document] : [];
    }

    /// <summary>What builds and tools leave behind, and folders that begin with a dot.</summary>
    private static bool IsOutput(ReadOnlySpan<char> path)
    {
        while (path.IndexOf('/') is >= 0 and var slash)
        {
            var folder = path[..slash];
            if (folder.StartsWith('.') || folder.Equals("bin", StringComparison.OrdinalIgnoreCase) || folder.Equals("obj", StringComparison.OrdinalIgnoreCase)
                || folder is "node_modules")
            {
                return true;
            }

            path = path[(slash + 1)..];
        }

        return false;
    }
}
