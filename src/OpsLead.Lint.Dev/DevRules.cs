using System.Collections.Immutable;
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
        return new EngineRulePageLinter(rules, additionalRules: [.. rules.Where(static rule => rule.Language != RuleLanguage.Engine)]);
    }
}
