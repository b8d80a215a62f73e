using System.Collections.Immutable;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>What one run of <c>check</c> found in all of its workspaces together.</summary>
internal sealed record LintReport
{
    /// <summary>All rules that exist, by id.</summary>
    public required ImmutableArray<RuleInfo> Rules { get; init; }

    /// <summary>The findings that count, by path, line, column and id.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The findings that something silences, in the same order.</summary>
    public required ImmutableArray<Diagnostic> Suppressed { get; init; }

    /// <summary>Files that were not looked at, by path.</summary>
    public required ImmutableArray<SkippedDocument> Skipped { get; init; }

    /// <summary>The secrets that were detected: who shows text of a file masks them.</summary>
    public DetectedSecrets Secrets { get; init; } = DetectedSecrets.None;

    /// <summary>How many files were found, the skipped ones counted in.</summary>
    public required int FileCount { get; init; }

    /// <summary>How many files differ from the revision that the run is about; null when it is about all files.</summary>
    public int? ChangedFileCount { get; init; }

    /// <summary>Whether silenced findings go into SARIF too.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>What keeps this SARIF log apart from others of the same tool; null to leave that to the upload.</summary>
    public string? SarifCategory { get; init; }

    /// <summary>The least severity that makes a finding count against the run; null for none.</summary>
    public RuleSeverity? FailOn { get; init; } = RuleSeverity.Warning;

    /// <summary>The ids of the rules that ran.</summary>
    public IReadOnlySet<string> EnabledRules { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The files that were looked at, as reports show them.</summary>
    public IReadOnlySet<string> Paths { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>How many findings were fixed, or would be.</summary>
    public int FixedCount { get; init; }

    /// <summary>Whether a finding counts against the run.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <returns>True when it alone makes the exit code 1.</returns>
    public bool IsFailure(Diagnostic diagnostic) => FailOn is { } threshold && diagnostic.Severity >= threshold;

    /// <summary>How many findings have a fix that may be applied unasked, or one that may not.</summary>
    /// <param name="safety">Which.</param>
    /// <returns>The number.</returns>
    public int CountFixable(FixSafety safety)
    {
        var count = 0;
        foreach (var diagnostic in Diagnostics)
        {
            count += diagnostic.Fix?.Safety == safety ? 1 : 0;
        }

        return count;
    }

    /// <summary>How many findings have a severity.</summary>
    /// <param name="severity">The severity.</param>
    /// <returns>The number.</returns>
    public int Count(RuleSeverity severity)
    {
        var count = 0;
        foreach (var diagnostic in Diagnostics)
        {
            count += diagnostic.Severity == severity ? 1 : 0;
        }

        return count;
    }
}
