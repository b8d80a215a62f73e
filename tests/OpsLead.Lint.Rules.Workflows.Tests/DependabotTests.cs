using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Workflows.Tests;

public sealed class DependabotTests
{
    [TestCase("  - package-ecosystem: [|pip|]\n    directory: /\n", TestName = "Nothing said")]
    [TestCase("  - package-ecosystem: pip\n    [|cooldown|]: {}\n", TestName = "No number of days")]
    [TestCase("  - package-ecosystem: pip\n    cooldown:\n      default-days: 7\n  - package-ecosystem: [|npm|]\n", TestName = "The second entry")]
    [TestCase("  - package-ecosystem: pip\n    cooldown:\n      default-days: 7\n", TestName = "A week")]
    [TestCase("  - package-ecosystem: pip\n    cooldown:\n      default-days: 30\n", TestName = "A month")]
    [TestCase("  - directory: /\n", TestName = "No ecosystem")]
    public void Cooldown(string updates) => RuleVerifier<LetDependenciesAge>.Verify(".github/dependabot.yml", "version: 2\nupdates:\n" + updates);

    [Test]
    public void Too_few_days_become_a_week() => RuleVerifier<LetDependenciesAge>.Verify(
        ".github/dependabot.yml",
        "version: 2\nupdates:\n  - package-ecosystem: pip\n    cooldown:\n      default-days: [|2|]\n",
        "version: 2\nupdates:\n  - package-ecosystem: pip\n    cooldown:\n      default-days: 7\n");

    [Test]
    public void The_team_decides_how_many_days() => RuleVerifier<LetDependenciesAge>.Verify(
        ".github/dependabot.yml",
        "version: 2\nupdates:\n  - package-ecosystem: pip\n    cooldown:\n      default-days: 2\n",
        options: new RuleVerifierOptions { Options = ImmutableDictionary<string, string>.Empty.Add("minimum_days", "1") });

    [Test]
    public void External_code_is_denied() => RuleVerifier<ForbidExternalCode>.Verify(
        ".github/dependabot.yml",
        "version: 2\nupdates:\n  - package-ecosystem: pip\n    [|insecure-external-code-execution: 'allow'|]\n",
        "version: 2\nupdates:\n  - package-ecosystem: pip\n    insecure-external-code-execution: 'deny'\n");

    [TestCase("insecure-external-code-execution: deny", TestName = "Denied")]
    [TestCase("vendor: true", TestName = "Not said")]
    [TestCase("insecure-external-code-execution:", TestName = "Nothing written")]
    public void NoExternalCode(string line) => RuleVerifier<ForbidExternalCode>.Verify(".github/dependabot.yml", $"version: 2\nupdates:\n  - package-ecosystem: pip\n    {line}\n");
}
