using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Awaits <c>Task.Yield</c> as the first statement of an asynchronous method.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(YieldBeforeBlockingWorkFix)), Shared]
internal sealed class YieldBeforeBlockingWorkFix() : TextFix(YieldBeforeBlockingWork.Id, "Yield first")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (finding.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Body.Statements: { Count: > 0 } statements } method
            || !method.Modifiers.Any(SyntaxKind.AsyncKeyword))
        {
            return null;
        }

        var line = finding.Text.Lines.GetLineFromPosition(statements[0].SpanStart);
        var indentation = finding.Text.ToString(TextSpan.FromBounds(line.Start, statements[0].SpanStart));
        var separator = string.IsNullOrWhiteSpace(indentation) ? "\n" + indentation : " ";
        return Finding.Insert(statements[0].SpanStart, $"await {finding.Write("System.Threading.Tasks", "Task")}.Yield();{separator}");
    }
}
