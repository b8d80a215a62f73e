using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Options that are regular expressions. They are matched in linear time; one that cannot be read matches nothing.</summary>
internal static class PatternList
{
    private static readonly ConcurrentDictionary<string, Regex?> Patterns = new(StringComparer.Ordinal);

    /// <summary>Whether one expression of a list is found in a text.</summary>
    public static bool IsMatch(string? list, string text)
    {
        foreach (var pattern in Split(list))
        {
            if (IsFound(pattern, text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an expression is found in a text.</summary>
    public static bool IsFound(string pattern, string text) => Patterns.GetOrAdd(pattern, Read)?.IsMatch(text) == true;

    /// <summary>The expressions of a list: commas separate them, except inside brackets and braces.</summary>
    public static IReadOnlyList<string> Split(string? list)
    {
        if (string.IsNullOrWhiteSpace(list))
        {
            return [];
        }

        var result = new List<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (list.AsSpan(start, i - start).Trim() is { IsEmpty: false } item)
                {
                    result.Add(item.ToString());
                }

                start = i + 1;
            }
            else if (list[i] == '\\')
            {
                i = Math.Min(i + 1, list.Length - 1);
            }
            else
            {
                depth = Math.Max(0, depth + (list[i] is '{' or '[' ? 1 : list[i] is '}' or ']' ? -1 : 0));
            }
        }

        return result;
    }

    private static Regex? Read(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
