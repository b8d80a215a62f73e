using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class MountTargetOnceTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - aa:/data\n      - bb:[|/data|]\n", TestName = "Two sources")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - aa:/data\n      - ./b:[|/data/|]:ro\n", TestName = "With a slash")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - aa:/data\n      - type: bind\n        source: ./b\n        target: [|/data|]\n", TestName = "In the long form")]
    public void Finds(string text) => RuleVerifier<MountTargetOnce>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - aa:/data\n      - aa:/backup\n", TestName = "Two targets")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - a:${T}\n      - bb:${T}\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"/data\"]\n", TestName = "One")]
    public void Is_silent(string text) => RuleVerifier<MountTargetOnce>.VerifyCompose(text);
}
