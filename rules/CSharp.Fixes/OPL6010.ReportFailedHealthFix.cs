using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Returns the failure status of the registration, with the exception that was caught.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReportFailedHealthFix)), Shared]
internal sealed class ReportFailedHealthFix() : TextFix(ReportFailedHealth.Id, "Report the failure")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause
            || finding.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters: { Count: 2 } parameters })
        {
            return null;
        }

        var type = finding.Write("Microsoft.Extensions.Diagnostics.HealthChecks", "HealthCheckResult");
        var exception = clause.Declaration is { Identifier: { ValueText.Length: > 0 } identifier } ? ", exception: " + identifier.Text : "";
        return Finding.Replace(finding.Diagnostic.Location.SourceSpan, $"new {type}({parameters[0].Identifier.Text}.Registration.FailureStatus{exception})");
    }
}
