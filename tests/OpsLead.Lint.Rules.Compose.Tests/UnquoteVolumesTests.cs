using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class UnquoteVolumesTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [[|\"data:/data\"|]]\n", TestName = "Double")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|'./a:/b'|]\n", TestName = "Single")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|\"data\"|]\n", TestName = "A name")]
    public void Finds(string text) => RuleVerifier<UnquoteVolumes>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [data:/data]\n", TestName = "Plain")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"C:\\\\a b:/data\"]\n", TestName = "A drive with its backslash")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"*a:/b\", \"#c:/d\", \"a, b:/c\"]\n", TestName = "What needs them")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - type: volume\n        source: \"data\"\n        target: \"/data\"\n", TestName = "Long")]
    public void Is_silent(string text) => RuleVerifier<UnquoteVolumes>.VerifyCompose(text);

    [Test]
    public void The_quotes_go() => RuleVerifier<UnquoteVolumes>.VerifyCompose(
        "services:\n  web:\n    volumes:\n      - [|\"./a:/b\"|] # seed\n", "services:\n  web:\n    volumes:\n      - ./a:/b # seed\n");
}
