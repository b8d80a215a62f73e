namespace OpsLead.Lint.Cli.Configuration;

/// <summary>The values of a severity key. Source: the documentation of .NET code analysis, "Configuration options for code analysis", 2026-11.</summary>
internal static class SeverityValues
{
    /// <summary>All values, for a message.</summary>
    public static readonly string[] All = ["error", "warning", "suggestion", "silent", "none", "default"];

    /// <summary>Reads a value.</summary>
    /// <param name="value">What is written.</param>
    /// <returns>The severity; null for a word that is none.</returns>
    public static ConfiguredSeverity? Parse(string value) => value.ToLowerInvariant() switch
    {
        "error" => ConfiguredSeverity.Error,
        "warning" => ConfiguredSeverity.Warning,
        "suggestion" => ConfiguredSeverity.Note,
        "silent" or "refactoring" or "none" => ConfiguredSeverity.None,
        "default" => ConfiguredSeverity.Unset,
        _ => null,
    };
}
