namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The names of severities as every report writes them.</summary>
internal static class SeverityNames
{
    /// <summary>The name.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns><c>error</c>, <c>warning</c> or <c>note</c>.</returns>
    public static string Of(RuleSeverity severity) => severity switch
    {
        RuleSeverity.Error => "error",
        RuleSeverity.Warning => "warning",
        _ => "note",
    };
}
