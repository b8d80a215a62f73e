using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds <c>AllowAnonymous</c> to the endpoint, in the place of <c>RequireAuthorization</c> if that is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllowAnonymousProbesFix)), Shared]
internal sealed class AllowAnonymousProbesFix() : TextFix(AllowAnonymousProbes.Id, "Allow anonymous probes")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        var call = finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (call is null)
        {
            return null;
        }

        var last = call;
        for (var next = InvocationName.FindNext(call); next is not null; next = InvocationName.FindNext(next))
        {
            if (InvocationName.Find(next) is { Identifier.ValueText: "RequireAuthorization" } name)
            {
                return Finding.Replace(TextSpan.FromBounds(name.SpanStart, next.Span.End), "AllowAnonymous()");
            }

            last = next;
        }

        return Finding.Insert(last.Span.End, ".AllowAnonymous()");
    }
}
