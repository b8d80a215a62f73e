using OpsLead.Lint.Cli.Files;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>A pattern of paths in another tool's configuration.</summary>
internal static class PathGlob
{
    /// <summary>Makes a condition of patterns.</summary>
    /// <param name="pattern">The pattern: <c>*</c>, <c>?</c>, <c>[…]</c>, <c>**</c>; one without a slash is about names at any depth, and one that names a
    /// folder about all in it.</param>
    /// <returns>The condition; null for a pattern that matches nothing.</returns>
    public static ForeignCondition? Create(string pattern)
    {
        var trimmed = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        if (GitIgnorePattern.Parse(trimmed.TrimStart('!', '#')) is not { } parsed)
        {
            return null;
        }

        return new ForeignCondition($"paths '{pattern}'", place => IsMatch(parsed, place.Path));
    }

    private static bool IsMatch(GitIgnorePattern pattern, string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (pattern.IsMatch(path.AsSpan(0, slash), isDirectory: true))
            {
                return true;
            }
        }

        return pattern.IsMatch(path, isDirectory: false);
    }
}
