using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class RemoveUnknownComposeKeyTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    [|restrt|]: always\n", TestName = "A slip of the pen")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n[|volume|]: {}\n", TestName = "At the top")]
    [TestCase("services:\n  web:\n    image: web:1\n    deploy:\n      resources:\n        limits:\n          [|mem|]: 1G\n", TestName = "Deep inside")]
    [TestCase("services:\n  web:\n    image: web:1\n    [|dockerfile|]: Dockerfile\n", TestName = "Of another level")]
    [TestCase("x-a: &a\n  [|imag|]: a\n  tty: true\nservices:\n  web:\n    <<: *a\n    image: a:1\n", TestName = "Behind a merge")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - target: 80\n        [|publish|]: 80\n", TestName = "Of a port")]
    public void Finds(string text) => RuleVerifier<RemoveUnknownComposeKey>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    build:\n      context: .\n      args: [A=b]\n    deploy:\n      replicas: 2\n    healthcheck:\n      test: a\n      interval: 5s\n    networks:\n      default:\n        aliases: [b]\n    develop:\n      watch:\n        - path: .\n          action: sync\n          target: /a\n", TestName = "All known")]
    [TestCase("services:\n  web:\n    image: web:1\n    x-a: 1\n    healthcheck:\n      x-b: 2\nx-c: {d: 1}\n", TestName = "Extensions")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: {anything: 1}\n    labels: {any.thing: a}\n    sysctls: {net.core.somaxconn: 1}\n", TestName = "Names of environment variables and labels")]
    [TestCase("services:\n  web:\n    image: web:1\n    models: [llm]\nmodels:\n  llm:\n    model: ai/smollm2\n", TestName = "Models")]
    public void Is_silent(string text) => RuleVerifier<RemoveUnknownComposeKey>.VerifyCompose(text);

    [Test]
    public void The_first_format_is_found_once() => RuleVerifier<RemoveUnknownComposeKey>.Verify(
        "docker-compose.yml", "[|web|]:\n  image: web:1\ndb:\n  image: db:1\n");
}
