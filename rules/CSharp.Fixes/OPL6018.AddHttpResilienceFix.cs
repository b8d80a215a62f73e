using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds the standard handler at the end of the chain, which returns another builder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddHttpResilienceFix)), Shared]
internal sealed class AddHttpResilienceFix() : TextFix(AddHttpResilience.Id, "Add the standard resilience handler")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        while (InvocationName.FindNext(call) is { } next)
        {
            call = next;
        }

        return Finding.Insert(call.Span.End, ".AddStandardResilienceHandler()");
    }
}
