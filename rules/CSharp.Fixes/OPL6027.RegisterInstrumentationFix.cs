using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Adds the name where the program sets up tracing or metrics.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterInstrumentationFix)), Shared]
internal sealed class RegisterInstrumentationFix() : TextFix(RegisterInstrumentation.Id, "Register the source or meter")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        if (!finding.Diagnostic.Properties.TryGetValue("0", out var name) || name is null)
        {
            return null;
        }

        var isMeter = finding.Diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("AddMeter");
        var add = $".{(isMeter ? "AddMeter" : "AddSource")}({SymbolDisplay.FormatLiteral(name, quote: true)})";
        foreach (var node in finding.Node.SyntaxTree.GetRoot(finding.CancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && InvocationName.Find(call)?.Identifier.ValueText == (isMeter ? "WithMetrics" : "WithTracing"))
            {
                return AddTo(call, isMeter ? "metrics" : "tracing", add);
            }
        }

        return null;
    }

    private static TextChange[]? AddTo(InvocationExpressionSyntax call, string parameter, string add) => call.ArgumentList.Arguments switch
    {
        { Count: 0 } => Finding.Insert(call.ArgumentList.CloseParenToken.SpanStart, $"{parameter} => {parameter}{add}"),
        { Count: 1 } arguments when arguments[0].Expression is LambdaExpressionSyntax { ExpressionBody: InvocationExpressionSyntax body } =>
            Finding.Insert(body.Span.End, add),
        _ => null,
    };
}
