namespace OpsLead.Lint.CSharp.Projects;

/// <summary>
/// Paths and globs of MSBuild items: <c>*</c>, <c>?</c>, <c>**</c>, either slash, relative to a folder.
/// Source: MSBuild's "Select files to build"; names compare without regard to case, as on the machines most projects are written on.
/// </summary>
internal static class PathPattern
{
    /// <summary>A path below the workspace's root, from one relative to a folder.</summary>
    /// <param name="folder">The folder, without a trailing slash; empty at the root.</param>
    /// <param name="path">The path as a project states it.</param>
    /// <returns>The path with <c>/</c>, without <c>.</c> and <c>..</c>; null when it leaves the root or is absolute.</returns>
    public static string? Combine(string folder, string path)
    {
        path = path.Trim().Replace('\\', '/');
        if (path.Length == 0 || path[0] == '/' || (path.Length > 1 && path[1] == ':'))
        {
            return null;
        }

        var segments = new List<string>();
        foreach (var segment in (folder.Length == 0 ? path : folder + "/" + path).Split('/'))
        {
            if (segment == "..")
            {
                if (segments.Count == 0)
                {
                    return null;
                }

                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>Whether a pattern holds wildcards.</summary>
    /// <param name="pattern">A path or a glob.</param>
    /// <returns>True when it may stand for several files.</returns>
    public static bool IsGlob(string pattern) => pattern.AsSpan().ContainsAny('*', '?');

    /// <summary>Whether a path matches a glob. Takes at most the product of both lengths.</summary>
    /// <param name="pattern">The glob, combined with its folder.</param>
    /// <param name="path">A path below the root.</param>
    /// <returns>True when it does.</returns>
    public static bool IsMatch(string pattern, string path)
    {
        var patterns = pattern.Split('/');
        var segments = path.Split('/');
        var (p, s) = (0, 0);
        var (anyPattern, anySegment) = (-1, 0);
        while (s < segments.Length)
        {
            if (p < patterns.Length && patterns[p] == "**")
            {
                (anyPattern, anySegment) = (p++, s);
            }
            else if (p < patterns.Length && IsSegmentMatch(patterns[p], segments[s]))
            {
                p++;
                s++;
            }
            else if (anyPattern >= 0)
            {
                p = anyPattern + 1;
                s = ++anySegment;
            }
            else
            {
                return false;
            }
        }

        // A '**' at the end stands for the files below a folder, never for the folder itself.
        return p == patterns.Length;
    }

    private static bool IsSegmentMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (p, t) = (0, 0);
        var (star, mark) = (-1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}
