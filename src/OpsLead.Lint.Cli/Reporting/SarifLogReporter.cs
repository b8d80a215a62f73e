using OpsLead.Lint.Sarif;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>SARIF 2.1.0 in one run for all workspaces, since code scanning refuses two runs that look alike.</summary>
internal sealed class SarifLogReporter : Reporter
{
    /// <inheritdoc/>
    public override void Write(LintReport report, Stream output) => SarifReporter.Write(output, new SarifReport
    {
        Rules = report.Rules,
        Diagnostics = report.Diagnostics,
        Suppressed = report.Suppressed,
        IncludeSuppressed = report.IncludeSuppressed,
        Category = report.SarifCategory,
        ToolVersion = CommandLineApplication.Version,
    });
}
