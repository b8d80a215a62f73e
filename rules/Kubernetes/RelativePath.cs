namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Paths within a workspace.</summary>
internal static class RelativePath
{
    /// <summary>The path that a relative one names from a folder.</summary>
    /// <param name="folder">The folder below the root; empty at the root.</param>
    /// <param name="path">The path, with <c>/</c>; it may begin with <c>./</c> and <c>../</c>.</param>
    /// <returns>The path below the root; beginning with <c>../</c> when it leads out of it.</returns>
    public static string Combine(string folder, string path)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
