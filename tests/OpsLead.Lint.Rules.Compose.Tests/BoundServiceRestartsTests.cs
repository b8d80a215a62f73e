using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class BoundServiceRestartsTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    restart: [|always|]\n", TestName = "Always")]
    [TestCase("services:\n  web:\n    image: web:1\n    restart: [|\"on-failure\"|]\n", TestName = "On failure")]
    [TestCase("services:\n  web:\n    image: web:1\n    deploy:\n      restart_policy:\n        condition: [|any|]\n", TestName = "Of Swarm")]
    public void Finds(string text) => RuleVerifier<BoundServiceRestarts>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    restart: on-failure:5\n", TestName = "Bounded")]
    [TestCase("services:\n  web:\n    image: web:1\n    restart: \"no\"\n", TestName = "None")]
    [TestCase("services:\n  web:\n    image: web:1\n    deploy:\n      restart_policy:\n        condition: any\n        max_attempts: 3\n", TestName = "Of Swarm, bounded")]
    public void Is_silent(string text) => RuleVerifier<BoundServiceRestarts>.VerifyCompose(text);
}
