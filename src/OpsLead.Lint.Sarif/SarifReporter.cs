using System.Text.Json;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Sarif;

/// <summary>
/// Writes SARIF 2.1.0 as GitHub code scanning wants it: every rule with its page, findings with exact regions, relative URIs
/// and the fingerprint that keeps an alert's identity when lines move. The same report gives the same bytes.
/// </summary>
/// <remarks>Source: GitHub's "SARIF support for code scanning"; the OASIS standard SARIF 2.1.0.</remarks>
public static class SarifReporter
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Writes a report as UTF-8 without a byte order mark, which the upload would refuse.</summary>
    /// <param name="stream">Where to; flushed, not closed.</param>
    /// <param name="report">What to write.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="SarifReport.MaximumResults"/> is out of range.</exception>
    /// <exception cref="IOException">The stream does not take it.</exception>
    public static void Write(Stream stream, SarifReport report)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(report.MaximumResults, nameof(report));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(report.MaximumResults, SarifReport.AcceptedResults, nameof(report));
        JsonSerializer.Serialize(stream, new Model.SarifLog { Schema = Schema, Version = "2.1.0", Runs = [CreateRun(report)] }, SarifJsonContext.ForLogs.SarifLog);
        stream.WriteByte((byte)'\n');
        stream.Flush();
    }

    private static Model.Run CreateRun(SarifReport report)
    {
        var diagnostics = Order(report);
        var rules = ToolRules.Create(report.Rules, diagnostics);
        var isLimited = diagnostics.Count > report.MaximumResults;
        var driver = new Model.ToolComponent
        {
            Name = "OpsLead.Lint",
            SemanticVersion = report.ToolVersion,
            Version = report.ToolVersion,
            InformationUri = "https://github.com/opslead/opslead-lint",
            Rules = rules.Descriptors,
        };
        var invocation = new Model.Invocation { ExecutionSuccessful = true };
        if (isLimited)
        {
            driver.Notifications = [ResultLimit.Descriptor];
            invocation.ToolExecutionNotifications = [ResultLimit.CreateNotification(report.MaximumResults, diagnostics.Count)];
            diagnostics = ResultLimit.KeepGravest(diagnostics, report.MaximumResults);
        }

        var results = new ResultBuilder(report, rules);
        var run = new Model.Run
        {
            Tool = new Model.Tool { Driver = driver },
            Invocations = [invocation],
            Results = diagnostics.ConvertAll(results.Create),
            ColumnKind = "utf16CodeUnits",
        };
        if (rules.Weaknesses is { } weaknesses)
        {
            driver.SupportedTaxonomies = [WeaknessTaxonomy.CreateReference()];
            run.Taxonomies = [weaknesses];
        }

        if (!string.IsNullOrEmpty(report.Category))
        {
            // Code scanning takes what stands before the last slash as the category; what follows would be the id of this one run.
            run.AutomationDetails = new Model.RunAutomationDetails { Id = report.Category.TrimEnd('/') + "/" };
        }

        return run;
    }

    private static List<Diagnostic> Order(SarifReport report)
    {
        var diagnostics = report.IncludeSuppressed ? report.Diagnostics.Concat(report.Suppressed) : report.Diagnostics;
        return [.. diagnostics.Order(DiagnosticComparer.Instance)];
    }
}
