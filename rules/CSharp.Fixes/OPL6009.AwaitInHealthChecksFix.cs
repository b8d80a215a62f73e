using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Awaits what the check blocked for; a sleep becomes a delay that the token of the check ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitInHealthChecksFix)), Shared]
internal sealed class AwaitInHealthChecksFix() : TextFix(AwaitInHealthChecks.Id, "Await")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters: { Count: 2 } parameters } method
            || !method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || finding.Node.FirstAncestorOrSelf<MemberAccessExpressionSyntax>() is not { } member)
        {
            return null;
        }

        switch (member.Name.Identifier.ValueText)
        {
            case "Sleep" when member.Parent is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } sleep:
                return Finding.Replace(sleep.Span,
                    $"await {finding.Write("System.Threading.Tasks", "Task")}.Delay({arguments[0]}, {parameters[1].Identifier.Text})");
            case "Wait" when member.Parent is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, ArgumentList.Arguments.Count: 0 } wait:
                return Finding.Replace(wait.Span, "await " + member.Expression);
            case "Result":
                return Finding.Replace(member.Span, Write(member, member.Expression));
            case "GetResult" when member is { Parent: InvocationExpressionSyntax result,
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax awaiter } }:
                return Finding.Replace(result.Span, Write(result, awaiter.Expression));
            default:
                return null;
        }
    }

    private static string Write(ExpressionSyntax blocking, ExpressionSyntax task) =>
        blocking.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
            ? $"(await {task})"
            : "await " + task;
}
