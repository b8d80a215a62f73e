using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Git;

/// <summary>
/// The documents that differ from a revision, committed or not. All of the workspace is linted, since what a file joins to may have
/// changed; reported is what stands in a changed file or relates to one.
/// </summary>
internal sealed class ChangedDocuments
{
    private readonly HashSet<string> paths;

    private ChangedDocuments(HashSet<string> paths) => this.paths = paths;

    /// <summary>Finds them.</summary>
    /// <param name="workspaces">The workspaces; each may lie in a repository of its own.</param>
    /// <param name="revision">The revision as it was written.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The documents.</returns>
    /// <exception cref="UsageException">There is no git, no repository or no such revision.</exception>
    public static ChangedDocuments Find(IReadOnlyList<LocatedWorkspace> workspaces, string revision, CommandHost host)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var workspace in workspaces)
        {
            var folder = workspace.Root ?? host.CurrentDirectory.Replace('\\', '/');
            var prefix = folder.EndsWith('/') ? folder : folder + "/";
            var repository = GitRepository.Open(folder, host);
            var tree = repository.ReadTree(repository.FindBase(revision));
            var isChanged = new bool[workspace.Documents.Count];
            Parallel.For(0, isChanged.Length, i =>
            {
                var fullPath = workspace.Documents[i].FullPath;
                isChanged[i] = workspace.Documents[i].IsInput
                    || !fullPath.StartsWith(prefix, StringComparison.Ordinal)
                    || !tree.TryGetValue(fullPath[prefix.Length..], out var hash)
                    || !GitBlob.IsUnchanged(fullPath, hash);
            });
            for (var i = 0; i < isChanged.Length; i++)
            {
                if (isChanged[i])
                {
                    paths.Add(workspace.Documents[i].Document.DisplayPath);
                }
            }
        }

        return new ChangedDocuments(paths);
    }

    /// <summary>Leaves out what has nothing to do with a change.</summary>
    /// <param name="report">What was found in all files.</param>
    /// <returns>What was found in the changed ones, and where a changed one is the reason.</returns>
    public LintReport Narrow(LintReport report) => report with
    {
        Diagnostics = [.. report.Diagnostics.Where(IsAbout)],
        Suppressed = [.. report.Suppressed.Where(IsAbout)],
        ChangedFileCount = paths.Count,
        Paths = paths,
    };

    /// <summary>Leaves out what has nothing to do with a change.</summary>
    /// <param name="result">What was found in all files of a workspace.</param>
    /// <returns>What was found in the changed ones, and where a changed one is the reason.</returns>
    public LintResult Narrow(LintResult result) => new()
    {
        Diagnostics = [.. result.Diagnostics.Where(IsAbout)],
        Suppressed = [.. result.Suppressed.Where(IsAbout)],
        Skipped = result.Skipped,
        Workspace = result.Workspace,
    };

    private bool IsAbout(Diagnostic diagnostic)
    {
        if (paths.Contains(diagnostic.Location.Document.DisplayPath))
        {
            return true;
        }

        foreach (var related in diagnostic.RelatedLocations)
        {
            if (paths.Contains(related.Location.Document.DisplayPath))
            {
                return true;
            }
        }

        return false;
    }
}
