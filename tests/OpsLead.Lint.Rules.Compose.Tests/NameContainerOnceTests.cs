using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class NameContainerOnceTests
{
    [TestCase("services:\n  a:\n    image: a:1\n    container_name: shop\n  b:\n    image: b:1\n    container_name: [|shop|]\n", TestName = "Two services")]
    [TestCase("services:\n  a:\n    image: a:1\n    container_name: \"shop\"\n  b:\n    image: b:1\n    container_name: [|'shop'|]\n", TestName = "In quotes")]
    [TestCase("services:\n  a:\n    image: a:1\n    container_name: shop\n  b:\n    image: b:1\n    container_name: [|${NAME:-shop}|]\n", TestName = "By a default")]
    public void Finds(string text) => RuleVerifier<NameContainerOnce>.VerifyCompose(text);

    [TestCase("services:\n  a:\n    image: a:1\n    container_name: a\n  b:\n    image: b:1\n    container_name: b\n", TestName = "Two names")]
    [TestCase("services:\n  a:\n    image: a:1\n  b:\n    image: b:1\n", TestName = "No names")]
    [TestCase("services:\n  a:\n    image: a:1\n    container_name: ${N}\n  b:\n    image: b:1\n    container_name: ${N}\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<NameContainerOnce>.VerifyCompose(text);

    [Test]
    public void One_service_in_two_files_is_one_container() => RuleVerifier<NameContainerOnce>.VerifyWorkspace(
        ("compose.yaml", "services:\n  a:\n    image: a:1\n    container_name: shop\n"),
        ("compose.override.yaml", "services:\n  a:\n    container_name: shop\n"));

    [Test]
    public void Services_that_never_run_together_may_share_a_name() => RuleVerifier<NameContainerOnce>.VerifyCompose(
        "services:\n  a:\n    image: a:1\n    container_name: shop\n    profiles: [a]\n  b:\n    image: b:1\n    container_name: shop\n    profiles: [b]\n",
        options: RuleVerifierOptions.AsShipped);
}
