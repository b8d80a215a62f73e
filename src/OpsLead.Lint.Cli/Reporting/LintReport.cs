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

    /// <summary>How many files were found, the skipped ones counted in.</summary>
    public required int FileCount { get; init; }

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
