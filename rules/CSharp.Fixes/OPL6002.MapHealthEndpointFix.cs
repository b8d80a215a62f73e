using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Registers health checks, where nobody does, and maps them before the application runs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MapHealthEndpointFix)), Shared]
internal sealed class MapHealthEndpointFix() : TextFix(MapHealthEndpoint.Id, "Map a health endpoint")
{
    /// <inheritdoc/>
    protected override TextChange[]? GetChanges(Finding finding)
    {
        var root = finding.Node.SyntaxTree.GetRoot(finding.CancellationToken);
        if (HostStatements.FindApplication(root) is not { } application || HostStatements.FindRun(root, application) is not { } run)
        {
            return null;
        }

        var map = HostStatements.InsertBefore(finding.Text, run, application.Identifier.Text + ".MapHealthChecks(\"/healthz\");");
        if (finding.Node.ToString() == "AddHealthChecks")
        {
            return new[] { map };
        }

        return HostStatements.FindBuilder(root) is { } builder
            && HostStatements.InsertAfter(finding.Text, builder, builder.Identifier.Text + ".Services.AddHealthChecks();") is { } add
            ? new[] { add, map }
            : null;
    }
}
