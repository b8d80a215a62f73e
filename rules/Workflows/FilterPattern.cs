using System.Buffers;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>What a filter pattern is compared with.</summary>
internal enum FilterPatternKind
{
    /// <summary>The name of a branch or a tag.</summary>
    Ref,

    /// <summary>The path of a file below the root.</summary>
    Path,

    /// <summary>The name or the version of an image.</summary>
    Image,
}

/// <summary>
/// Checks the patterns of <c>branches</c>, <c>tags</c> and <c>paths</c>. Source: GitHub's "Workflow syntax", filter pattern cheat sheet, and <c>git check-ref-format</c> for names of refs.
/// </summary>
internal static class FilterPattern
{
    private static readonly SearchValues<char> NotInRefs = SearchValues.Create(" \t~^:\n\r");

    /// <summary>Finds the first thing wrong with a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="kind">What it is compared with.</param>
    /// <param name="start">Where the characters at fault begin.</param>
    /// <param name="length">How many they are.</param>
    /// <returns>What is wrong, as it reads after the characters in quotes; null for a good pattern.</returns>
    public static string? Check(string pattern, FilterPatternKind kind, out int start, out int length)
    {
        (start, length) = (0, pattern.Length);
        var body = pattern.StartsWith('!') ? pattern.AsSpan(1) : pattern;
        if (body.IsEmpty)
        {
            return "excludes nothing";
        }

        if (kind == FilterPatternKind.Path && FindInPath(pattern, body) is { } problem)
        {
            return problem;
        }

        if (kind == FilterPatternKind.Ref && FindInRef(pattern, ref start, ref length) is { } refProblem)
        {
            return refProblem;
        }

        return FindInSyntax(pattern, kind, ref start, ref length);
    }

    private static string? FindInPath(string pattern, ReadOnlySpan<char> body)
    {
        if (pattern.ContainsAny('\n', '\r'))
        {
            return "has a line break, so it matches no path";
        }

        if (char.IsWhiteSpace(body[0]) || char.IsWhiteSpace(body[^1]))
        {
            return "has white space at an end, so it matches no path";
        }

        return body is "." or ".." || body.StartsWith("./") || body.StartsWith("../") ? "is relative, and paths are compared from the root without './'" : null;
    }

    private static string? FindInRef(string pattern, ref int start, ref int length)
    {
        var from = pattern.StartsWith('!') ? 1 : 0;
        if (pattern[from] == '/')
        {
            (start, length) = (from, 1);
            return "begins the pattern, and no name of a ref begins so";
        }

        if (pattern[^1] is '/' or '.')
        {
            (start, length) = (pattern.Length - 1, 1);
            return "ends the pattern, and no name of a ref ends so";
        }

        var invalid = pattern.AsSpan().IndexOfAny(NotInRefs);
        if (invalid >= 0)
        {
            (start, length) = (invalid, 1);
            return "cannot occur in the name of a ref";
        }

        return null;
    }

    private static string? FindInSyntax(string pattern, FilterPatternKind kind, ref int start, ref int length)
    {
        var canRepeat = false;
        for (var i = pattern.StartsWith('!') ? 1 : 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '\\' when i + 1 < pattern.Length && pattern[i + 1] is '[' or '?' or '*':
                    if (kind == FilterPatternKind.Ref)
                    {
                        (start, length) = (i, 2);
                        return "cannot occur in the name of a ref";
                    }

                    i++;
                    canRepeat = true;
                    break;
                case '\\' when i + 1 < pattern.Length && pattern[i + 1] is '+' or '\\' or '!':
                    i++;
                    canRepeat = true;
                    break;
                case '\\' when kind == FilterPatternKind.Ref:
                    (start, length) = (i, Math.Min(2, pattern.Length - i));
                    return "escapes nothing: a pattern is no regular expression";
                case '?' or '+':
                    if (!canRepeat)
                    {
                        (start, length) = (i, 1);
                        return "has no character before it to repeat";
                    }

                    canRepeat = false;
                    break;
                case '*':
                    canRepeat = false;
                    break;
                case '[':
                    var end = pattern.IndexOf(']', i + 1);
                    (start, length) = (i, (end < 0 ? pattern.Length : end + 1) - i);
                    if (FindInClass(pattern.AsSpan(i + 1, Math.Max(0, (end < 0 ? pattern.Length : end) - i - 1)), end >= 0) is { } problem)
                    {
                        return problem;
                    }

                    i = end;
                    canRepeat = true;
                    break;
                default:
                    canRepeat = true;
                    break;
            }
        }

        return null;
    }

    private static string? FindInClass(ReadOnlySpan<char> characters, bool isClosed)
    {
        if (!isClosed)
        {
            return "has no closing bracket";
        }

        if (characters.IsEmpty)
        {
            return "names no character";
        }

        if (characters.Length == 1)
        {
            return "is the same as the character alone";
        }

        for (var i = 0; i < characters.Length; i++)
        {
            if (characters[i] != '-')
            {
                continue;
            }

            if (i == 0 || i == characters.Length - 1 || characters[i - 1] > characters[i + 1])
            {
                return "has a range without an order";
            }
        }

        return null;
    }
}
