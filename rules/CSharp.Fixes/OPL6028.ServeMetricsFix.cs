using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Maps the endpoint before the application runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ServeMetricsFix)), Shared]
internal sealed class ServeMetricsFix() : TextFix(ServeMetrics.Id, "Map the scraping endpoint")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        var root = finding.Node.SyntaxTree.GetRoot(finding.CancellationToken);
        return HostStatements.FindApplication(root) is { } application && HostStatements.FindRun(root, application) is { } run
            ? new[] { HostStatements.InsertBefore(finding.Text, run, application.Identifier.Text + ".MapPrometheusScrapingEndpoint();") }
            : null;
    }
}
