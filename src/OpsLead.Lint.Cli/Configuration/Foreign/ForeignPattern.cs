using System.Text.RegularExpressions;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>Patterns that a scanned repository chose.</summary>
internal static class ForeignPattern
{
    private const int MaxLength = 2000;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <returns>What matches in time linear in the text, whatever the pattern; null for one that cannot, or is none.</returns>
    public static Regex? Parse(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return null;
        }

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
