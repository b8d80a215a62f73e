namespace OpsLead.Lint;

/// <summary>What a path says about how a file is used.</summary>
public static class PathConventions
{
    /// <summary>
    /// Whether a file is a test's, a sample's, a developer's own setting or a vendored chart's: what is wrong there ships to
    /// nobody, so the severity is lowered by one.
    /// </summary>
    /// <param name="path">The path below the root, with <c>/</c>.</param>
    /// <returns>True when it is.</returns>
    public static bool IsOutsideProduction(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rest = path.AsSpan();
        int slash;
        while ((slash = rest.IndexOf('/')) >= 0)
        {
            if (IsOutsideFolder(rest[..slash]))
            {
                return true;
            }

            // A chart's `charts` folder holds what others wrote; a repository's own top-level `charts` holds its charts.
            if (rest[..slash].Equals("charts", StringComparison.Ordinal) && rest.Length < path.Length && rest[(slash + 1)..].Contains('/')
                && path.AsSpan(0, path.Length - rest.Length).TrimEnd('/').Contains("charts/", StringComparison.Ordinal))
            {
                return true;
            }

            rest = rest[(slash + 1)..];
        }

        return IsDevelopersDockerfile(rest) || rest.Contains(".Development.", StringComparison.OrdinalIgnoreCase) || rest.Equals("launchSettings.json", StringComparison.OrdinalIgnoreCase);
    }

    // Dockerfile.dev and dev.Dockerfile are both common.
    private static bool IsDevelopersDockerfile(ReadOnlySpan<char> name)
    {
        const string Dockerfile = "Dockerfile";
        var variant = name.StartsWith(Dockerfile + ".", StringComparison.OrdinalIgnoreCase) ? name[(Dockerfile.Length + 1)..]
            : name.EndsWith("." + Dockerfile, StringComparison.OrdinalIgnoreCase) ? name[..^(Dockerfile.Length + 1)]
            : default;
        return Is(variant, "dev") || Is(variant, "devel") || Is(variant, "development") || Is(variant, "local") || Is(variant, "test") || Is(variant, "tilt");
    }

    /// <summary>Whether a file is a test's: code that tests, or what tests read, which is often wrong on purpose.</summary>
    /// <param name="path">The path below the root, with <c>/</c>.</param>
    /// <returns>True when it is.</returns>
    public static bool IsTest(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var rest = path.AsSpan();
        int slash;
        while ((slash = rest.IndexOf('/')) >= 0)
        {
            if (IsTestFolder(rest[..slash]))
            {
                return true;
            }

            rest = rest[(slash + 1)..];
        }

        return false;
    }

    private static bool IsTestFolder(ReadOnlySpan<char> folder) =>
        Is(folder, "test") || Is(folder, "tests") || folder.StartsWith("testdata", StringComparison.OrdinalIgnoreCase) || folder.EndsWith("-tests", StringComparison.OrdinalIgnoreCase)
        || Is(folder, "__tests__") || Is(folder, "fixtures") || Is(folder, "e2e")
        || folder.EndsWith(".Tests", StringComparison.OrdinalIgnoreCase) || folder.EndsWith(".Test", StringComparison.OrdinalIgnoreCase);

    private static bool IsOutsideFolder(ReadOnlySpan<char> folder) =>
        IsTestFolder(folder)
        || Is(folder, ".devcontainer") || Is(folder, "hack") || Is(folder, "example") || Is(folder, "examples") || Is(folder, "sample") || Is(folder, "samples") || Is(folder, "demo") || Is(folder, "demos")
        || Is(folder, "vendor") || Is(folder, "third_party") || Is(folder, "node_modules");

    private static bool Is(ReadOnlySpan<char> left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
