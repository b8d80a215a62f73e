using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Moves the statement before the one that it has to precede.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrderMiddlewareFix)), Shared]
internal sealed class OrderMiddlewareFix() : TextFix(OrderMiddleware.Id, "Move the call")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (!finding.Diagnostic.Properties.TryGetValue("1", out var later)
            || finding.Node.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax statement || FindLater(statement, later) is not { } target)
        {
            return null;
        }

        // With its line where it has one to itself; comments above it stay, for they may speak of both.
        var line = finding.Text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = finding.Text.Lines.GetLineFromPosition(statement.Span.End);
        var isAlone = string.IsNullOrWhiteSpace(finding.Text.ToString(TextSpan.FromBounds(line.Start, statement.SpanStart)))
            && string.IsNullOrWhiteSpace(finding.Text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)));
        var removed = isAlone ? TextSpan.FromBounds(line.Start, last.EndIncludingLineBreak) : TextSpan.FromBounds(statement.SpanStart, statement.FullSpan.End);
        return new[] { HostStatements.InsertBefore(finding.Text, target, statement.ToString()), new TextChange(removed, "") };
    }

    /// <summary>The statement beside this one that calls a name.</summary>
    private static StatementSyntax? FindLater(StatementSyntax statement, string? name)
    {
        var siblings = statement.Parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }
            ? unit.Members.OfType<GlobalStatementSyntax>().Select(static member => member.Statement)
            : (statement.Parent as BlockSyntax)?.Statements ?? Enumerable.Empty<StatementSyntax>();
        return siblings.FirstOrDefault(sibling => sibling is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            && InvocationName.Find(call)?.Identifier.ValueText == name);
    }
}
