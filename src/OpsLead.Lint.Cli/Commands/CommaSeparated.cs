namespace OpsLead.Lint.Cli.Commands;

/// <summary>Options that take several values, repeated or separated by commas.</summary>
internal static class CommaSeparated
{
    /// <summary>Splits the values.</summary>
    /// <param name="values">The option's values; null when it is not given.</param>
    /// <returns>Each value by itself, without empty ones.</returns>
    public static List<string> Split(string[]? values)
    {
        var parts = new List<string>();
        foreach (var value in values ?? [])
        {
            parts.AddRange(value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return parts;
    }
}
