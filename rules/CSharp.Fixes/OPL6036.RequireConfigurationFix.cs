using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Throws an exception that names the setting.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequireConfigurationFix)), Shared]
internal sealed class RequireConfigurationFix() : TextFix(RequireConfiguration.Id, "Throw when the setting is missing")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<PostfixUnaryExpressionSyntax>() is not { } suppression
            || !finding.Diagnostic.Properties.TryGetValue("0", out var name) || name is null || name.IndexOfAny(Special) >= 0)
        {
            return null;
        }

        var thrown = $"{suppression.Operand} ?? throw new {finding.Write("System", "InvalidOperationException")}(\"The setting '{name}' is missing.\")";
        var isWhole = suppression.Parent is EqualsValueClauseSyntax or ArgumentSyntax or AssignmentExpressionSyntax or ReturnStatementSyntax
            or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
        return Finding.Replace(suppression.Span, isWhole ? thrown : $"({thrown})");
    }

    private static readonly char[] Special = { '"', '\\', '\n', '\r' };
}
