using System.IO.Enumeration;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Options that list names, separated by commas; compared without case, <c>*</c> stands for any characters.</summary>
internal static class NameList
{
    /// <summary>Whether a list names something.</summary>
    /// <param name="names">The names; null for none.</param>
    /// <param name="name">The name.</param>
    /// <returns>True when one of them is it.</returns>
    public static bool Contains(string? names, string name)
    {
        foreach (var range in names.AsSpan().Split(','))
        {
            if (names.AsSpan()[range].Trim() is { IsEmpty: false } pattern && FileSystemName.MatchesSimpleExpression(pattern, name))
            {
                return true;
            }
        }

        return false;
    }
}
