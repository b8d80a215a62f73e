namespace OpsLead.Lint.Cli.Reporting;

/// <summary>How findings are reported, and which count.</summary>
internal sealed record ReportSettings
{
    /// <summary>The least severity that makes the exit code 1; null for none.</summary>
    public required RuleSeverity? FailOn { get; init; }

    /// <summary>Whether errors are reported as warnings, and count as such.</summary>
    public bool LowersErrors { get; init; }

    /// <summary>The reports to write, at most one of them to the standard output.</summary>
    public required IReadOnlyList<ReportTarget> Targets { get; init; }

    /// <summary>Whether silenced findings go into SARIF too.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>What keeps a SARIF log apart from others of the same tool; null to leave that to the upload.</summary>
    public string? SarifCategory { get; init; }

    /// <summary>When findings are coloured.</summary>
    public required ColorMode Color { get; init; }

    /// <summary>Whether only findings and errors are said.</summary>
    public required bool IsQuiet { get; init; }
}
