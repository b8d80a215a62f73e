using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class AddServiceHealthcheckTests
{
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n", TestName = "An official image")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    healthcheck:\n      interval: 5s\n", TestName = "A check without a test")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    restart: always\n", TestName = "Beside other keys")]
    public void Finds(string text) => RuleVerifier<AddServiceHealthcheck>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [TestCase("services:\n  web:\n    image: postgres:18.0\n    healthcheck:\n      test: pg_isready\n", TestName = "A check")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    healthcheck:\n      disable: true\n", TestName = "Switched off on purpose")]
    [TestCase("services:\n  web:\n    image: registry.example/web:1\n", TestName = "An image that may have one")]
    public void Is_silent(string text) => RuleVerifier<AddServiceHealthcheck>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void Elsewhere_it_speaks_when_it_is_asked()
    {
        RuleVerifier<AddServiceHealthcheck>.VerifyCompose("services:\n  web:\n    image: postgres:18.0\n", options: RuleVerifierOptions.AsShipped);
        RuleVerifier<AddServiceHealthcheck>.VerifyCompose("services:\n  [|web|]:\n    image: postgres:18.0\n");
    }

    [Test]
    public void Another_file_may_bring_it() => RuleVerifier<AddServiceHealthcheck>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  web:\n    image: postgres:18.0\n    mem_limit: 1g\n    restart: always\n    logging: { driver: local }\n    healthcheck: { test: [CMD, pg_isready] }\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    image: postgres:18.0\n"));
}
