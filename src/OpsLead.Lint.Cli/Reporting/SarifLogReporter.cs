using OpsLead.Lint.Sarif;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>SARIF 2.1.0 in one run for all workspaces, since code scanning refuses two runs that look alike.</summary>
/// <param name="paths">Paths below the repository's root: code scanning knows no others.</param>
internal sealed class SarifLogReporter(RepositoryPaths paths) : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output) => SarifReporter.Write(output, new SarifReport
    {
        Rules = report.Rules,
        Diagnostics = report.Diagnostics,
        Suppressed = report.Suppressed,
        IncludeSuppressed = report.IncludeSuppressed,
        Category = report.SarifCategory,
        RepositoryPath = paths.Get,
        ToolVersion = CommandLineApplication.Version,
    });
}
