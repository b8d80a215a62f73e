namespace OpsLead.Lint.Kubernetes;

/// <summary>Folders, asked for what lies above or below them in time that depends on the depth alone.</summary>
internal sealed class FolderSet
{
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> above = new(StringComparer.Ordinal);

    public void Add(string folder)
    {
        folders.Add(folder);
        while (above.Add(folder) && folder.Length > 0)
        {
            folder = GetParent(folder);
        }
    }

    public bool Contains(string folder) => folders.Contains(folder);

    /// <summary>Whether the folder or one above it is in the set.</summary>
    public bool IsAtOrAbove(string folder)
    {
        while (!folders.Contains(folder))
        {
            if (folder.Length == 0)
            {
                return false;
            }

            folder = GetParent(folder);
        }

        return true;
    }

    /// <summary>Whether the folder, one above it or one below it is in the set.</summary>
    public bool IsNear(string folder) => above.Contains(folder) || IsAtOrAbove(folder);

    private static string GetParent(string folder) => folder.LastIndexOf('/') is >= 0 and var slash ? folder[..slash] : "";
}
