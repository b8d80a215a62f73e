using System.Collections.Frozen;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>The files and folders of the workspace, and what Git is told to leave out of it.</summary>
internal sealed class RepositoryFiles
{
    // Folders that a build writes.
    private static readonly FrozenSet<string> Produced = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "bin", "obj", "dist", "build", "out", "output", "target", "publish", "artifacts", "node_modules", "vendor", "tmp");

    private static readonly string[] SampleSuffixes = [".example", ".sample", ".template", ".dist", ".tmpl", ".tpl", ".default", "-example", "-sample", "_example"];

    private readonly HashSet<string> folders = new(StringComparer.Ordinal) { "" };
    private readonly HashSet<string> dockerfiles = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> foldersAboveDockerfiles = new(StringComparer.Ordinal);
    private readonly List<string> ignored = [];
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);

    public RepositoryFiles(Workspace workspace)
    {
        foreach (var document in workspace.Documents)
        {
            var isDockerfile = DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.Dockerfile;
            paths.Add(document.Path);
            if (isDockerfile)
            {
                dockerfiles.Add(document.Path);
            }

            // Folders above one that is known are known too.
            var folder = document.Folder;
            while (folders.Add(folder) | (isDockerfile && foldersAboveDockerfiles.Add(folder)))
            {
                if (folder.Length == 0)
                {
                    break;
                }

                folder = GetParent(folder);
            }

            if (document.FileName is ".gitignore" or ".gitmodules")
            {
                ignored.Add(document.GetText().Text);
            }
        }
    }

    public bool HasFolder(string folder) => folders.Contains(folder);

    public string? FindDockerfile(string path) => dockerfiles.TryGetValue(path, out var other) ? other : null;

    /// <summary>
    /// Whether a file is surely missing. Only a <c>.gitignore</c> tells that the run sees a whole repository, and which files are made where it is
    /// used; a sample beside the file (<c>.env.example</c>) says the same.
    /// </summary>
    public bool IsFileSurelyAbsent(string path)
    {
        if (ignored.Count == 0 || paths.Contains(path) || folders.Contains(path) || IsMade(path))
        {
            return false;
        }

        var folder = GetParent(path);
        return !Array.Exists(SampleSuffixes, suffix => paths.Contains(path + suffix))
            && !paths.Contains((folder.Length == 0 ? "" : folder + "/") + "example.env") && !paths.Contains((folder.Length == 0 ? "" : folder + "/") + "sample.env");
    }

    // A run over one file sees no folders at all, and what Git ignores or fetches as a submodule is not listed.
    public bool IsSurelyAbsent(string path)
    {
        var parent = GetParent(path);
        while (!folders.Contains(parent))
        {
            parent = GetParent(parent);
        }

        return foldersAboveDockerfiles.Contains(parent)
            && !IsMade(path);
    }

    private bool IsMade(string path)
    {
        var extension = path[Math.Max(path.LastIndexOf('.'), path.LastIndexOf('/') + 1)..];
        return path.Split('/').Any(part => Produced.Contains(part) || ignored.Exists(text => text.Contains(part, StringComparison.Ordinal)))
            || ignored.Exists(text => text.Contains("*" + extension, StringComparison.Ordinal));
    }

    private static string GetParent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];
}
