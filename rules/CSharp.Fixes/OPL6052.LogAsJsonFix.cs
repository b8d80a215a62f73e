using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Takes the console with the JSON format, where the plain one has no options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogAsJsonFix)), Shared]
internal sealed class LogAsJsonFix() : TextFix(LogAsJson.Id, "Log as JSON")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        return finding.Node is IdentifierNameSyntax name && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 }
            ? Finding.Replace(name.Span, "AddJsonConsole")
            : null;
    }
}
