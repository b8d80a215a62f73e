using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Reads the forwarded scheme before the redirect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadForwardedHeadersFix)), Shared]
internal sealed class ReadForwardedHeadersFix() : TextFix(ReadForwardedHeaders.Id, "Read the forwarded scheme")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        return finding.Node.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax
            {
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax application } },
            } statement
            ? new[]
            {
                HostStatements.InsertBefore(
                    finding.Text,
                    statement,
                    $"{application.Identifier.Text}.UseForwardedHeaders(new() {{ ForwardedHeaders = "
                        + finding.Write("Microsoft.AspNetCore.HttpOverrides", "ForwardedHeaders") + ".XForwardedProto });"),
            }
            : null;
    }
}
