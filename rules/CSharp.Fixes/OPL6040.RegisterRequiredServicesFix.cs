using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Registers the services after the statement that makes the builder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterRequiredServicesFix)), Shared]
internal sealed class RegisterRequiredServicesFix() : TextFix(RegisterRequiredServices.Id, "Register the services")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (!finding.Diagnostic.Properties.TryGetValue("1", out var add) || finding.Node.FirstAncestorOrSelf<CompilationUnitSyntax>() is not { } root)
        {
            return null;
        }

        foreach (var node in root.DescendantNodes())
        {
            // var builder = WebApplication.CreateBuilder(args);
            if (node is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax create } } variable
                && create.ToString() is "WebApplication.CreateBuilder" or "WebApplication.CreateSlimBuilder"
                && variable.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } statement)
            {
                var line = finding.Text.Lines.GetLineFromPosition(statement.SpanStart);
                var indentation = finding.Text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
                var separator = string.IsNullOrWhiteSpace(indentation) ? "\n" + indentation : " ";
                return Finding.Insert(statement.Span.End, $"{separator}{variable.Identifier.Text}.Services.{add}();");
            }
        }

        return null;
    }
}
