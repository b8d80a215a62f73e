using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds the console with its JSON format, one line for each entry.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepLogProviderFix)), Shared]
internal sealed class KeepLogProviderFix() : TextFix(KeepLogProvider.Id, "Log to the console as JSON")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call ? Finding.Insert(call.Span.End, ".AddJsonConsole()") : null;
}
