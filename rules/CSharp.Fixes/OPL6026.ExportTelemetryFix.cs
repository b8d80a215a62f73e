using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds the exporter that takes its endpoint from the environment.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ExportTelemetryFix)), Shared]
internal sealed class ExportTelemetryFix() : TextFix(ExportTelemetry.Id, "Export by OTLP")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        // UseOtlpExporter may be called once in a program.
        var calls = finding.Node.SyntaxTree.GetRoot(finding.CancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static one => InvocationName.Find(one)?.Identifier.ValueText == "AddOpenTelemetry").ToArray();
        for (var current = call; current is not null; current = InvocationName.FindPrevious(current))
        {
            if (InvocationName.Find(current)?.Identifier.ValueText == "AddOpenTelemetry" && calls.Length == 1)
            {
                return Finding.Insert(current.Span.End, ".UseOtlpExporter()");
            }
        }

        return null;
    }
}
