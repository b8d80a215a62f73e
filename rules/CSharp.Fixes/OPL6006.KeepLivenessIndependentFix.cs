using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Gives the endpoint a predicate that runs no check.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepLivenessIndependentFix)), Shared]
internal sealed class KeepLivenessIndependentFix() : TextFix(KeepLivenessIndependent.Id, "Run no checks for liveness")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        if (arguments.Count == 1)
        {
            var options = finding.Write("Microsoft.AspNetCore.Diagnostics.HealthChecks", "HealthCheckOptions");
            return Finding.Insert(arguments[0].Span.End, $", new {options} {{ Predicate = _ => false }}");
        }

        return arguments[1].Expression switch
        {
            BaseObjectCreationExpressionSyntax { Initializer: { Expressions: { Count: > 0 } settings } } =>
                Finding.Insert(settings[0].SpanStart, "Predicate = _ => false, "),
            BaseObjectCreationExpressionSyntax { Initializer: null } options => Finding.Insert(options.Span.End, " { Predicate = _ => false }"),
            _ => null,
        };
    }
}
