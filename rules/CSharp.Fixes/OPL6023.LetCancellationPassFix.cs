using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Throws the cancellation on before the clause that logs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LetCancellationPassFix)), Shared]
internal sealed class LetCancellationPassFix() : TextFix(LetCancellationPass.Id, "Let cancellation pass")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<CatchClauseSyntax>() is not { Parent: TryStatementSyntax attempt } clause
            || FindToken(finding, attempt) is not { } token)
        {
            return null;
        }

        var line = finding.Text.Lines.GetLineFromPosition(clause.SpanStart);
        var indentation = finding.Text.ToString(TextSpan.FromBounds(line.Start, clause.SpanStart));
        var type = finding.Write("System", "OperationCanceledException");
        return Finding.Insert(clause.SpanStart, string.IsNullOrWhiteSpace(indentation)
            ? $"catch ({type}) when ({token}.IsCancellationRequested)\n{indentation}{{\n{indentation}    throw;\n{indentation}}}\n{indentation}"
            : $"catch ({type}) when ({token}.IsCancellationRequested) {{ throw; }} ");
    }

    /// <summary>The token that the calls are given, as it is written there.</summary>
    private static string? FindToken(Finding finding, TryStatementSyntax attempt)
    {
        foreach (var node in attempt.Block.DescendantNodes())
        {
            if (node is ArgumentSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } argument
                && finding.Model.GetTypeInfo(argument.Expression, finding.CancellationToken).Type?.Name == "CancellationToken"
                && (argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestAborted" }
                    || finding.Model.GetSymbolInfo(argument.Expression, finding.CancellationToken).Symbol is IParameterSymbol))
            {
                return argument.Expression.ToString();
            }
        }

        return null;
    }
}
