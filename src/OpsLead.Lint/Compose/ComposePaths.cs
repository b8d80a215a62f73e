namespace OpsLead.Lint.Compose;

/// <summary>Paths that Compose files and the commands around them name.</summary>
internal static class ComposePaths
{
    /// <summary>A path as seen from a folder, below the root of the workspace.</summary>
    /// <param name="folder">The folder below the root.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The path without <c>.</c> and <c>..</c>, empty for the root; null for one that leaves the workspace, is absolute, an address, or depends on a variable.</returns>
    public static string? Resolve(string folder, string path)
    {
        if (path.Length == 0 || path[0] is '/' or '~' or '\\' || path.Contains(':', StringComparison.Ordinal) || path.Contains('$', StringComparison.Ordinal)
            || YamlFacts.IsTemplated(path))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in $"{folder}/{path.Replace('\\', '/')}".Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }
}
