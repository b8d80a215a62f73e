namespace OpsLead.Lint.Rules.Docker;

/// <summary>The words of <c>docker history</c>, which some tools write out as a Dockerfile.</summary>
internal static class ImageHistory
{
    /// <summary>Whether a source is a file known by its hash alone: <c>ADD file:8b88… in /</c>.</summary>
    /// <param name="source">The source as written.</param>
    public static bool IsHash(string source) =>
        source.StartsWith("file:", StringComparison.Ordinal) || source.StartsWith("multi:", StringComparison.Ordinal)
            || source.StartsWith("dir:", StringComparison.Ordinal);
}
