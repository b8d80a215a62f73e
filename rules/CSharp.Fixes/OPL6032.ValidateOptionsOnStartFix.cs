using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds <c>ValidateOnStart</c> to the validation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ValidateOptionsOnStartFix)), Shared]
internal sealed class ValidateOptionsOnStartFix() : TextFix(ValidateOptionsOnStart.Id, "Validate on start")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Finding.Insert(call.Span.End, ".ValidateOnStart()") : null;
}
