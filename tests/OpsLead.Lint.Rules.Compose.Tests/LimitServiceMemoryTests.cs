using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class LimitServiceMemoryTests
{
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n", TestName = "No limit")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    deploy:\n      resources:\n        reservations:\n          memory: 1G\n", TestName = "A reservation only")]
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n    deploy:\n      resources:\n        limits:\n          cpus: \"1\"\n", TestName = "CPUs only")]
    public void Finds(string text) => RuleVerifier<LimitServiceMemory>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [TestCase("services:\n  web:\n    image: postgres:18.0\n    deploy:\n      resources:\n        limits:\n          memory: 1G\n", TestName = "A limit")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    mem_limit: 1g\n", TestName = "The old key")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    extends:\n      file: a.yaml\n      service: b\n", TestName = "From elsewhere")]
    public void Is_silent(string text) => RuleVerifier<LimitServiceMemory>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void Elsewhere_it_speaks_when_it_is_asked()
    {
        RuleVerifier<LimitServiceMemory>.VerifyCompose("services:\n  web:\n    image: postgres:18.0\n", options: RuleVerifierOptions.AsShipped);
        RuleVerifier<LimitServiceMemory>.VerifyCompose("services:\n  [|web|]:\n    image: postgres:18.0\n");
    }

    [Test]
    public void Another_file_may_bring_it() => RuleVerifier<LimitServiceMemory>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  web:\n    image: postgres:18.0\n    mem_limit: 1g\n    restart: always\n    logging: { driver: local }\n    healthcheck: { test: [CMD, pg_isready] }\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    image: postgres:18.0\n"));
}
