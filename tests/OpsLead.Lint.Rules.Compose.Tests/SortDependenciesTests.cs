using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SortDependenciesTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [redis, [|db|]]\n", TestName = "A list")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      redis:\n        condition: service_started\n      [|db|]:\n        condition: service_started\n", TestName = "A mapping")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [c, [|a|], [|b|]]\n", TestName = "Three")]
    public void Finds(string text) => RuleVerifier<SortDependencies>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [a, b]\n", TestName = "Sorted")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [a]\n", TestName = "One")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "None")]
    public void Is_silent(string text) => RuleVerifier<SortDependencies>.VerifyCompose(text);

    [Test]
    public void The_items_change_places() => RuleVerifier<SortDependencies>.VerifyCompose(
        "services:\n  web:\n    depends_on:\n      - c\n      - [|a|]\n      - [|b|]\n", "services:\n  web:\n    depends_on:\n      - a\n      - b\n      - c\n");
}
