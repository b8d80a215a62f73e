using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Registers the services after the statement that makes the builder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterRequiredServicesFix)), Shared]
internal sealed class RegisterRequiredServicesFix() : TextFix(RegisterRequiredServices.Id, "Register the services")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding) =>
        finding.Diagnostic.Properties.TryGetValue("1", out var add)
        && HostStatements.FindBuilder(finding.Node.SyntaxTree.GetRoot(finding.CancellationToken)) is { } builder
        && HostStatements.InsertAfter(finding.Text, builder, $"{builder.Identifier.Text}.Services.{add}();") is { } change
            ? new[] { change }
            : null;
}
