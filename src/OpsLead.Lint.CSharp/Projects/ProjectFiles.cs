namespace OpsLead.Lint.CSharp.Projects;

/// <summary>The project files of a workspace, each read once.</summary>
/// <param name="workspace">The files.</param>
internal sealed class ProjectFiles(Workspace workspace)
{
    private readonly Dictionary<string, MSBuildFile?> read = new(StringComparer.Ordinal);

    /// <summary>Reads a file of the workspace.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>Null when there is none, or it does not parse.</returns>
    public MSBuildFile? Find(string path)
    {
        if (!read.TryGetValue(path, out var file))
        {
            read.Add(path, file = workspace.TryGetDocument(path, out var document) ? MSBuildFile.Read(document) : null);
        }

        return file;
    }

    /// <summary>Reads the nearest file of a name in a folder or above.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The file's name.</param>
    /// <returns>Null when there is none up to the root.</returns>
    public MSBuildFile? FindAbove(string folder, string name)
    {
        for (var current = folder; current is not null; current = GetParent(current))
        {
            if (Find(current.Length == 0 ? name : current + "/" + name) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The folder above.</summary>
    /// <param name="folder">A folder below the root.</param>
    /// <returns>Empty for the root, null above it.</returns>
    public static string? GetParent(string folder) =>
        folder.Length == 0 ? null : folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "";
}
