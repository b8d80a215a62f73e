using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds a time limit of two seconds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LimitHealthCheckTimeFix)), Shared]
internal sealed class LimitHealthCheckTimeFix() : TextFix(LimitHealthCheckTime.Id, "Limit the check to two seconds")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding) =>
        finding.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments }
            ? Finding.Insert(arguments[arguments.Count - 1].Span.End, $", timeout: {finding.Write("System", "TimeSpan")}.FromSeconds(2)")
            : null;
}
