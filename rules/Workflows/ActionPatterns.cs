using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Lists of actions by pattern: <c>*</c>, <c>owner/*</c>, <c>owner/repo</c>, <c>owner/repo/*</c>, <c>owner/repo/path</c>, each with or without <c>@ref</c>.</summary>
internal static class ActionPatterns
{
    /// <summary>Whether a pattern of a list names an action.</summary>
    /// <param name="patterns">The patterns, separated by commas.</param>
    /// <param name="uses">The action of a repository.</param>
    /// <returns>True when one does.</returns>
    public static bool Contains(string patterns, ActionReference uses)
    {
        foreach (var range in patterns.AsSpan().Split(','))
        {
            if (Matches(patterns.AsSpan()[range].Trim(), uses))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value of the pattern that says most about an action, in a list of <c>PATTERN=VALUE</c>.</summary>
    /// <param name="pairs">The pairs, separated by commas; null for none.</param>
    /// <param name="uses">The action of a repository.</param>
    /// <returns>The value; null when no pattern names the action.</returns>
    public static string? FindValue(string? pairs, ActionReference uses)
    {
        string? value = null;
        var best = -1;
        foreach (var range in pairs.AsSpan().Split(','))
        {
            var pair = pairs.AsSpan()[range].Trim();
            var equals = pair.LastIndexOf('=');
            if (equals > 0 && GetSpecificity(pair[..equals].Trim()) is var specificity && specificity > best && Matches(pair[..equals].Trim(), uses))
            {
                best = specificity;
                value = pair[(equals + 1)..].Trim().ToString();
            }
        }

        return value;
    }

    // A ref says most, then a path, a repository, all below a repository, all of an owner, everything.
    private static int GetSpecificity(ReadOnlySpan<char> pattern)
    {
        var slashes = pattern.Count('/');
        return pattern.Contains('@') ? 5
            : pattern is "*" ? 0
            : !pattern.EndsWith("/*") ? (slashes > 1 ? 4 : 3)
            : slashes > 1 ? 2 : 1;
    }

    private static bool Matches(ReadOnlySpan<char> pattern, ActionReference uses)
    {
        if (pattern.IsEmpty)
        {
            return false;
        }

        if (pattern.IndexOf('@') is >= 0 and var at)
        {
            if (!pattern[(at + 1)..].SequenceEqual(uses.Ref))
            {
                return false;
            }

            pattern = pattern[..at];
        }

        if (pattern is "*")
        {
            return true;
        }

        var isPrefix = pattern.EndsWith("/*");
        var name = isPrefix ? pattern[..^2] : pattern;
        var full = uses.Path.Length == 0 ? uses.Name : $"{uses.Name}/{uses.Path}";
        if (!isPrefix)
        {
            return full.AsSpan().Equals(name, StringComparison.OrdinalIgnoreCase);
        }

        // 'owner/repo/*' names the repository's root as well.
        return full.AsSpan().StartsWith(name, StringComparison.OrdinalIgnoreCase) && (full.Length == name.Length || full[name.Length] == '/');
    }
}
