using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Writes <c>StopHost</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StopHostOnFailureFix)), Shared]
internal sealed class StopHostOnFailureFix() : TextFix(StopHostOnFailure.Id, "Stop the host")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding) =>
        finding.Text.ToString(finding.Diagnostic.Location.SourceSpan) == "Ignore"
            ? Finding.Replace(finding.Diagnostic.Location.SourceSpan, "StopHost")
            : null;
}
