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

    [Test]
    public void Services_that_extend_each_other_form_a_circle() => RuleVerifier<BreakDependencyCycle>.VerifyCompose(
        "services:\n  a:\n    image: a:1\n    extends:\n      service: b\n  b:\n    extends: [|a|]\n");

    [Test]
    public void A_service_that_extends_one_of_its_name_elsewhere_does_not() => RuleVerifier<BreakDependencyCycle>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    extends:\n      file: base.yaml\n      service: a\n"),
        ("base.yaml", "services:\n  a:\n    image: a:1\n"));

    [Test]
    public void Files_that_include_each_other_form_a_circle() => RuleVerifier<BreakDependencyCycle>.VerifyWorkspace(
        ("a/compose.yaml", "include:\n  - ../b/compose.yaml\nservices:\n  a:\n    image: a:1\n"),
        ("b/compose.yaml", "include:\n  - [|../a/compose.yaml|]\nservices:\n  b:\n    image: b:1\n"));
}
