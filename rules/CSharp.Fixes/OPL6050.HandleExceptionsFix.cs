using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Registers problem details and handles exceptions first in the pipeline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandleExceptionsFix)), Shared]
internal sealed class HandleExceptionsFix() : TextFix(HandleExceptions.Id, "Handle exceptions with problem details")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        var root = finding.Node.SyntaxTree.GetRoot(finding.CancellationToken);
        return HostStatements.FindBuilder(root) is { } builder && HostStatements.FindApplication(root) is { } application
            && HostStatements.InsertAfter(finding.Text, builder, builder.Identifier.Text + ".Services.AddProblemDetails();") is { } add
            && HostStatements.InsertAfter(finding.Text, application, application.Identifier.Text + ".UseExceptionHandler();") is { } use
            ? new[] { add, use }
            : null;
    }
}
