using System.Collections.Immutable;
using OpsLead.Lint.CSharp;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Dev;

/// <summary>All rules of this repository, ready to lint the examples on their pages.</summary>
internal static class DevRules
{
    public static RulePageLinter Create()
    {
        ImmutableArray<Rule> rules =
        [
            .. Rules.Kubernetes.RuleCatalogue.CreateRules(),
            .. Rules.Docker.RuleCatalogue.CreateRules(),
            .. Rules.Compose.RuleCatalogue.CreateRules(),
            .. Rules.Workflows.RuleCatalogue.CreateRules(),
            .. Rules.Secrets.RuleCatalogue.CreateRules(),
            .. Rules.Workspace.RuleCatalogue.CreateRules(),
            .. Rules.Engine.RuleCatalogue.CreateRules(),
        ];
        var host = new CSharpWorkspaceAnalyzer(Rules.CSharp.RuleCatalogue.CreateRules(), ReferenceSet.FindInstalled(FindDotnetRoots()));
        return new EngineRulePageLinter(rules, [host], additionalRules: rules);
    }

    // The runtime that runs this stands in <root>/shared/Microsoft.NETCore.App/<version>.
    private static IEnumerable<string> FindDotnetRoots() =>
        [
            Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
            Path.GetFullPath("../../..", System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory()),
        ];
}
