using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Asks with <c>IsProduction</c> and its kin, or with <c>IsEnvironment</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompareEnvironmentsFix)), Shared]
internal sealed class CompareEnvironmentsFix() : TextFix(CompareEnvironments.Id, "Ask the environment")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<BinaryExpressionSyntax>() is not { } comparison)
        {
            return null;
        }

        var (property, value) = comparison.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnvironmentName" } left
            ? (left, comparison.Right)
            : (comparison.Right as MemberAccessExpressionSyntax, comparison.Left);
        if (property is null)
        {
            return null;
        }

        finding.Diagnostic.Properties.TryGetValue("0", out var name);
        var call = name switch
        {
            "Production" => "IsProduction()",
            "Development" => "IsDevelopment()",
            "Staging" => "IsStaging()",
            _ => $"IsEnvironment({value})",
        };
        var isNegated = comparison.IsKind(SyntaxKind.NotEqualsExpression);
        return Finding.Replace(comparison.Span, (isNegated ? "!" : "") + property.Expression + "." + call);
    }
}
