using OpsLead.Lint.CSharp;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Rules.Workspace.Tests;

/// <summary>Descriptor and page of every rule of this folder.</summary>
[TestFixture]
public sealed class PageTests : RulePageTests<PageTests>, IRulePageSource
{
    /// <summary>Leaves the facts about .NET projects; it runs no rule of its own.</summary>
    internal static WorkspaceAnalyzer CSharpFacts { get; } = new CSharpWorkspaceAnalyzer(
        [],
        ReferenceSet.FindInstalled([Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."))]));

    /// <inheritdoc/>
    public static RulePageLinter CreateLinter() => new EngineRulePageLinter(RuleCatalogue.CreateRules(), [CSharpFacts]);
}
