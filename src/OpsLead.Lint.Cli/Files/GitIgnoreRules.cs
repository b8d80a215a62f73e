namespace OpsLead.Lint.Cli.Files;

/// <summary>The patterns that hold in one folder: those of its own <c>.gitignore</c>, and behind them those of the folders above.</summary>
internal sealed class GitIgnoreRules
{
    private readonly GitIgnorePattern[] patterns;
    private readonly GitIgnoreRules? above;
    private readonly int prefixLength;

    private GitIgnoreRules(GitIgnorePattern[] patterns, int prefixLength, GitIgnoreRules? above)
    {
        this.patterns = patterns;
        this.prefixLength = prefixLength;
        this.above = above;
    }

    /// <summary>Adds the patterns of a file to those of the folders above.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="folder">The file's folder, with <c>/</c>, without one at the end; paths are asked for with this prefix.</param>
    /// <param name="above">What holds above; null for nothing.</param>
    /// <returns>What holds in the folder; <paramref name="above"/> when the file says nothing.</returns>
    public static GitIgnoreRules? Add(string text, string folder, GitIgnoreRules? above)
    {
        var patterns = new List<GitIgnorePattern>();
        foreach (var line in text.AsSpan().Split('\n'))
        {
            if (GitIgnorePattern.Parse(WithoutCarriageReturn(text.AsSpan(line))) is { } pattern)
            {
                patterns.Add(pattern);
            }
        }

        return patterns.Count == 0 ? above : new GitIgnoreRules([.. patterns], folder.EndsWith('/') ? folder.Length : folder.Length + 1, above);
    }

    /// <summary>Whether a path is left out. The last line that names it decides, and the nearest file before those above.</summary>
    /// <param name="path">The path, with the prefix the folders were added with.</param>
    /// <param name="isDirectory">Whether it is a directory.</param>
    /// <returns>True when it is; what lies below a directory that is left out is not asked for.</returns>
    public bool IsIgnored(string path, bool isDirectory)
    {
        for (var rules = this; rules is not null; rules = rules.above)
        {
            var below = path.AsSpan(rules.prefixLength);
            for (var i = rules.patterns.Length - 1; i >= 0; i--)
            {
                if (rules.patterns[i].IsMatch(below, isDirectory))
                {
                    return !rules.patterns[i].IsNegated;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> WithoutCarriageReturn(ReadOnlySpan<char> line) => line.EndsWith('\r') ? line[..^1] : line;
}
