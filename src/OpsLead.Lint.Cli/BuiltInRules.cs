using OpsLead.Lint.Cli.Files;
using OpsLead.Lint.CSharp;
using OpsLead.Lint.CSharp.Compilations;

namespace OpsLead.Lint.Cli;

/// <summary>The rules that ship with the program: one catalogue a language, generated from the files of its folder.</summary>
internal static class BuiltInRules
{
    /// <summary>Makes them.</summary>
    /// <returns>New instances.</returns>
    public static RuleSet Create() => new(
        [
            .. Rules.Kubernetes.RuleCatalogue.CreateRules(),
            .. Rules.Docker.RuleCatalogue.CreateRules(),
            .. Rules.Compose.RuleCatalogue.CreateRules(),
            .. Rules.Workflows.RuleCatalogue.CreateRules(),
            .. Rules.Secrets.RuleCatalogue.CreateRules(),
            .. Rules.Workspace.RuleCatalogue.CreateRules(),
            .. Rules.Engine.RuleCatalogue.CreateRules(),
        ],
        [new CSharpWorkspaceAnalyzer(Rules.CSharp.RuleCatalogue.CreateRules(), ReferenceSet.FindInstalled(DotNetLocator.GetRoots()))]);
}
