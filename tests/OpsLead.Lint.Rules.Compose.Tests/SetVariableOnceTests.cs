using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class SetVariableOnceTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      - [|A|]=1\n      - B=2\n      - A=2\n", TestName = "Twice")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      - \"[|A|]=1\"\n      - \"A=2\"\n", TestName = "In quotes")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: [\"[|A|]=1\", \"[|A|]=2\", \"A=3\"]\n", TestName = "Three times")]
    public void Finds(string text) => RuleVerifier<SetVariableOnce>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    environment: [\"A=1\", \"B=1\"]\n", TestName = "Once")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: [\"A=1\", \"a=1\"]\n", TestName = "Another case")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment:\n      A: 1\n      B: 2\n", TestName = "A mapping")]
    [TestCase("services:\n  web:\n    image: web:1\n    environment: [A, A=1]\n", TestName = "Passed through")]
    public void Is_silent(string text) => RuleVerifier<SetVariableOnce>.VerifyCompose(text);
}
