using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Rules.Engine.Tests;

/// <summary>Descriptor and page of every rule of this folder.</summary>
[TestFixture]
public sealed class PageTests : RulePageTests<PageTests>, IRulePageSource
{
    /// <inheritdoc/>
    public static RulePageLinter CreateLinter() => new EngineRulePageLinter(RuleCatalogue.CreateRules(), additionalRules: RuleCatalogue.CreateRules());
}
