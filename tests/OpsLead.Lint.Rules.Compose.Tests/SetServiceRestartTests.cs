using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SetServiceRestartTests
{
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n", TestName = "Nothing said")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    restart:\n", TestName = "A null")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    mem_limit: 1g\n", TestName = "Beside other keys")]
    public void Finds(string text) => RuleVerifier<SetServiceRestart>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [TestCase("services:\n  web:\n    image: postgres:18.0\n    restart: always\n", TestName = "A policy")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    restart: \"no\"\n", TestName = "None on purpose")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    deploy:\n      replicas: 2\n", TestName = "Swarm")]
    public void Is_silent(string text) => RuleVerifier<SetServiceRestart>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void Elsewhere_it_speaks_when_it_is_asked()
    {
        RuleVerifier<SetServiceRestart>.VerifyCompose("services:\n  web:\n    image: postgres:18.0\n", options: RuleVerifierOptions.AsShipped);
        RuleVerifier<SetServiceRestart>.VerifyCompose("services:\n  [|web|]:\n    image: postgres:18.0\n");
    }

    [Test]
    public void Another_file_may_bring_it() => RuleVerifier<SetServiceRestart>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  web:\n    image: postgres:18.0\n    mem_limit: 1g\n    restart: always\n    logging: { driver: local }\n    healthcheck: { test: [CMD, pg_isready] }\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    image: postgres:18.0\n"));
}
