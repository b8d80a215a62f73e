using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class BreakDependencyCycleTests
{
    [TestCase("services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n    depends_on: [[|a|]]\n", TestName = "Two services")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [[|web|]]\n", TestName = "Itself")]
    [TestCase("services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n    links: [c]\n  c:\n    image: c:1\n    network_mode: service:[|a|]\n", TestName = "Three, one by its network")]
    public void Finds(string text) => RuleVerifier<BreakDependencyCycle>.VerifyCompose(text);

    [TestCase("services:\n  a:\n    image: a:1\n    depends_on: [b, c]\n  b:\n    image: b:1\n    depends_on: [d]\n  c:\n    image: c:1\n    depends_on: [d]\n  d:\n    image: d:1\n", TestName = "A diamond")]
    [TestCase("services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n", TestName = "A chain")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [db]\n", TestName = "An undefined service")]
    public void Is_silent(string text) => RuleVerifier<BreakDependencyCycle>.VerifyCompose(text);

    [Test]
    public void The_file_laid_over_may_close_the_circle() => RuleVerifier<BreakDependencyCycle>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n"),
        ("compose.override.yaml", "services:\n  b:\n    depends_on: [[|a|]]\n"));

    [Test]
    public void Files_that_are_not_merged_form_none() => RuleVerifier<BreakDependencyCycle>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    depends_on: [b]\n  b:\n    image: b:1\n"),
        ("docker-compose.ci.yml", "services:\n  b:\n    depends_on: [a]\n"));
}
