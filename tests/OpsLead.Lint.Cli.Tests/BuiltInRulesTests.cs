namespace OpsLead.Lint.Cli.Tests;

/// <summary>All rules together: what the tests of one folder cannot see.</summary>
public sealed class BuiltInRulesTests
{
    private static readonly RuleInfo[] Rules = [.. new Linter(new LintOptions { Rules = BuiltInRules.Create().Rules }).RuleInfos];

    [Test]
    public void No_two_rules_have_one_name() => Assert.That(Rules.Select(static rule => rule.Name), Is.Unique);

    [Test]
    public void No_rule_has_the_name_of_a_group_of_rules()
    {
        var groups = Enum.GetNames<RuleLanguage>().Concat(Enum.GetNames<RuleCategory>()).Concat(Enum.GetNames<Practice>());

        Assert.That(Rules.Select(static rule => rule.ClassName).Intersect(groups), Is.Empty);
    }

    [Test]
    public void A_rule_that_supersedes_another_names_one_that_exists()
    {
        var ids = Rules.Select(static rule => rule.Descriptor.Id).ToHashSet();

        Assert.That(Rules.SelectMany(static rule => rule.Descriptor.Supersedes).Where(id => !ids.Contains(id)), Is.Empty);
    }
}
