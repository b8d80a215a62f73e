using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Puts the call under a condition.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardDiagnosticEndpointsFix)), Shared]
internal sealed class GuardDiagnosticEndpointsFix() : TextFix(GuardDiagnosticEndpoints.Id, "Map it in development only")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax
            {
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax application } },
            } statement
            || finding.Model.GetTypeInfo(application, finding.CancellationToken).Type?.Name != "WebApplication")
        {
            return null;
        }

        var line = finding.Text.Lines.GetLineFromPosition(statement.SpanStart);
        var indentation = finding.Text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart));
        var condition = $"if ({application.Identifier.Text}.Environment.IsDevelopment())";
        return Finding.Replace(statement.Span, string.IsNullOrWhiteSpace(indentation)
            ? $"{condition}\n{indentation}{{\n{indentation}    {statement}\n{indentation}}}"
            : $"{condition} {{ {statement} }}");
    }
}
