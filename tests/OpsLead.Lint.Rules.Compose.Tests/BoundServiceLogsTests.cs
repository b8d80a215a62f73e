using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class BoundServiceLogsTests
{
    [TestCase("services:\n  [|web|]:\n    image: postgres:18.0\n", TestName = "Nothing said")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    logging:\n      driver: [|json-file|]\n", TestName = "The driver without a bound")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    logging:\n      driver: [|\"json-file\"|]\n      options:\n        max-file: \"3\"\n", TestName = "Only the number of files")]
    public void Finds(string text) => RuleVerifier<BoundServiceLogs>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [TestCase("services:\n  web:\n    image: postgres:18.0\n    logging:\n      driver: json-file\n      options:\n        max-size: 10m\n", TestName = "A bound")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    logging:\n      driver: journald\n", TestName = "Another driver")]
    [TestCase("services:\n  web:\n    image: postgres:18.0\n    logging: ${LOGGING}\n", TestName = "From elsewhere")]
    public void Is_silent(string text) => RuleVerifier<BoundServiceLogs>.Verify("docker-compose.prod.yml", text, options: RuleVerifierOptions.AsShipped);

    [Test]
    public void Elsewhere_it_speaks_when_it_is_asked()
    {
        RuleVerifier<BoundServiceLogs>.VerifyCompose("services:\n  web:\n    image: postgres:18.0\n", options: RuleVerifierOptions.AsShipped);
        RuleVerifier<BoundServiceLogs>.VerifyCompose("services:\n  [|web|]:\n    image: postgres:18.0\n");
    }

    [Test]
    public void Another_file_may_bring_it() => RuleVerifier<BoundServiceLogs>.VerifyWorkspace(
        ("docker-compose.yml", "services:\n  web:\n    image: postgres:18.0\n    mem_limit: 1g\n    restart: always\n    logging: { driver: local }\n    healthcheck: { test: [CMD, pg_isready] }\n"),
        ("docker-compose.prod.yml", "services:\n  web:\n    image: postgres:18.0\n"));
}
