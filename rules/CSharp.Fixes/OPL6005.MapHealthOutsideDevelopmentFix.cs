using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Moves the statement out of the branch of development.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MapHealthOutsideDevelopmentFix)), Shared]
internal sealed class MapHealthOutsideDevelopmentFix() : TextFix(MapHealthOutsideDevelopment.Id, "Map health in every environment")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax block } statement
            || block.Parent is not IfStatementSyntax { Else: null } branch
            || branch.Parent is not (BlockSyntax or GlobalStatementSyntax))
        {
            return null;
        }

        if (block.Statements.Count == 1)
        {
            return Finding.Replace(branch.Span, statement.ToString());
        }

        var indentation = finding.Text.ToString(TextSpan.FromBounds(finding.Text.Lines.GetLineFromPosition(branch.SpanStart).Start, branch.SpanStart));
        var line = finding.Text.Lines.GetLineFromPosition(statement.SpanStart);
        return new[]
        {
            new TextChange(new TextSpan(branch.SpanStart, 0), statement + "\n" + indentation),
            new TextChange(statement.SpanStart - line.Start == indentation.Length + 4
                && statement.Span.End <= line.End ? line.SpanIncludingLineBreak : statement.Span, ""),
        };
    }
}
