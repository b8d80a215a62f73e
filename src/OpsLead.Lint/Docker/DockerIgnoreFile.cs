using System.Collections.Immutable;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Docker;

/// <summary>
/// A <c>.dockerignore</c>: which paths of a build context stay out of it. Patterns as in Docker's reference, "Build context" (Go's
/// <c>filepath.Match</c> and <c>**</c>); the last one that matches decides, and what holds for a folder holds for all in it.
/// </summary>
public sealed class DockerIgnoreFile
{
    private readonly ImmutableArray<(string Pattern, bool IsException)> patterns;

    private DockerIgnoreFile(ImmutableArray<(string Pattern, bool IsException)> patterns) => this.patterns = patterns;

    /// <summary>Whether a pattern begins with <c>!</c>, which takes paths in again.</summary>
    public bool HasExceptions => patterns.Any(static pattern => pattern.IsException);

    /// <summary>Whether some pattern keeps out everything at the root of the context, and none takes anything in again.</summary>
    public bool IgnoresAll => !HasExceptions && patterns.Any(static pattern => pattern.Pattern is "*" or "**" or "." or "**/*");

    /// <summary>Reads the file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>The patterns.</returns>
    public static DockerIgnoreFile Parse(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var patterns = ImmutableArray.CreateBuilder<(string, bool)>();
        foreach (var range in text.Text.AsSpan().Split('\n'))
        {
            var line = text.Text.AsSpan()[range];
            if (line.StartsWith("#", StringComparison.Ordinal))
            {
                continue;
            }

            line = line.Trim();
            var isException = line.StartsWith("!", StringComparison.Ordinal);
            line = isException ? line[1..].Trim() : line;
            if (!line.IsEmpty)
            {
                patterns.Add((Clean(line), isException));
            }
        }

        return new DockerIgnoreFile(patterns.ToImmutable());
    }

    /// <summary>A path in the shape the patterns have: without <c>.</c>, doubled slashes and those at the ends.</summary>
    /// <param name="path">A path below the root of the context.</param>
    /// <returns>The path; <c>.</c> for the root itself.</returns>
    public static string Clean(ReadOnlySpan<char> path)
    {
        var parts = new List<string>();
        foreach (var range in path.Split('/'))
        {
            var part = path[range];
            if (part is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (!part.IsEmpty && part is not ("." or ".."))
            {
                parts.Add(part.ToString());
            }
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }

    /// <summary>Whether a path stays out of the context.</summary>
    /// <param name="path">A path as <see cref="Clean"/> returns it.</param>
    /// <returns>True when the last pattern that matches it, or a folder it is in, is no exception.</returns>
    public bool IsIgnored(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (MatchesPathOrFolder(patterns[i].Pattern, path))
            {
                return !patterns[i].IsException;
            }
        }

        return false;
    }

    private static bool MatchesPathOrFolder(string pattern, string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (Matches(pattern, path.AsSpan(0, end)))
            {
                return true;
            }
        }

        return false;
    }

    // Backtracks to the last ** and, within a part of the path, to the last *: the work is bounded by the product of the lengths.
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var (inPattern, inPath) = (0, 0);
        var (star, starPath) = (-1, 0);
        var (deep, deepPath) = (-1, 0);
        while (inPath < path.Length)
        {
            if (inPattern < pattern.Length && pattern[inPattern..].StartsWith("**", StringComparison.Ordinal))
            {
                inPattern += inPattern + 2 < pattern.Length && pattern[inPattern + 2] == '/' ? 3 : 2;
                (deep, deepPath) = (inPattern, inPath);
                star = -1;
                continue;
            }

            if (inPattern < pattern.Length && pattern[inPattern] == '*')
            {
                (star, starPath) = (++inPattern, inPath);
                continue;
            }

            if (inPattern < pattern.Length && MatchesOne(pattern, ref inPattern, path[inPath]))
            {
                inPath++;
                continue;
            }

            if (star >= 0 && path[starPath] != '/')
            {
                (inPattern, inPath) = (star, ++starPath);
                continue;
            }

            if (deep < 0)
            {
                return false;
            }

            // ** ends at a slash, or takes in all that is left.
            if (deep == pattern.Length)
            {
                return true;
            }

            var slash = path[deepPath..].IndexOf('/');
            if (slash < 0)
            {
                return false;
            }

            deepPath += slash + 1;
            (inPattern, inPath, star) = (deep, deepPath, -1);
        }

        while (inPattern < pattern.Length && pattern[inPattern] == '*')
        {
            inPattern++;
        }

        return inPattern == pattern.Length;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, ref int position, char character)
    {
        switch (pattern[position])
        {
            case '?' when character != '/':
                position++;
                return true;
            case '[' when pattern[position..].IndexOf(']') is > 1 and var close:
                var set = pattern.Slice(position + 1, close - 1);
                var isNegated = set[0] == '^';
                set = isNegated ? set[1..] : set;
                var isIn = false;
                for (var i = 0; i < set.Length; i++)
                {
                    if (i + 2 < set.Length && set[i + 1] == '-')
                    {
                        isIn |= set[i] <= character && character <= set[i + 2];
                        i += 2;
                    }
                    else
                    {
                        isIn |= set[i] == character;
                    }
                }

                position += isIn != isNegated && character != '/' ? close + 1 : 0;
                return isIn != isNegated && character != '/';
            case '\\' when position + 1 < pattern.Length && pattern[position + 1] == character:
                position += 2;
                return true;
            case var literal when literal == character && literal != '\\':
                position++;
                return true;
            default:
                return false;
        }
    }
}
