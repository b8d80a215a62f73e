using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class GiveSecretSourceTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    \nsecrets:\n  [|key|]:\n", TestName = "Nothing")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nsecrets:\n  [|key|]:\n    name: k\n", TestName = "A name only")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nconfigs:\n  [|site|]: {}\n", TestName = "A config")]
    public void Finds(string text) => RuleVerifier<GiveSecretSource>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    \nsecrets:\n  key:\n    file: key.txt\n", TestName = "A file")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nconfigs:\n  site:\n    content: a\n", TestName = "A text")]
    [TestCase("services:\n  web:\n    image: web:1\n    \nsecrets:\n  key:\n    external: true\n", TestName = "External")]
    [TestCase("include: [other.yaml]\nservices:\n  web:\n    image: web:1\n    \nsecrets:\n  key:\n", TestName = "Another file is included")]
    public void Is_silent(string text) => RuleVerifier<GiveSecretSource>.VerifyCompose(text);
}
