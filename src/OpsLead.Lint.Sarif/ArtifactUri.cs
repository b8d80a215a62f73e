namespace OpsLead.Lint.Sarif;

/// <summary>The URI of a document: relative, with forward slashes, percent-encoded.</summary>
internal static class ArtifactUri
{
    /// <summary>
    /// The URI of a document by the path people are shown. Code scanning takes URIs as relative to the repository's root and
    /// refuses others, so a shown path that is absolute or climbs gives way to the path below the workspace's root.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <param name="shownPath">Its path where another than the shown one is asked for; null for that.</param>
    public static string Create(SourceDocument document, string? shownPath = null)
    {
        var path = shownPath ?? document.DisplayPath;
        return Encode(IsBelowRoot(path) ? path : document.Path);
    }

    private static bool IsBelowRoot(string path) =>
        path is not ([] or ['/' or '\\', ..] or [_, ':', '/' or '\\', ..])
        && path != ".."
        && !path.StartsWith("../", StringComparison.Ordinal)
        && !path.Contains("/../", StringComparison.Ordinal);

    private static string Encode(string path)
    {
        var relative = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return Uri.EscapeDataString(relative).Replace("%2F", "/", StringComparison.Ordinal);
    }
}
