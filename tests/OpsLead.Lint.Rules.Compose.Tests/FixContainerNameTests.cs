using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class FixContainerNameTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: [|a/b|]\n", TestName = "A slash")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: [|\"my-app@123\"|]\n", TestName = "A sign")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: [|a|]\n", TestName = "One letter")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: [|\"-web\"|]\n", TestName = "A hyphen first")]
    public void Finds(string text) => RuleVerifier<FixContainerName>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    container_name: shop_web.1-a\n", TestName = "Sound")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: ${P}/web\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    \n", TestName = "None")]
    [TestCase("services:\n  web:\n    image: web:1\n    container_name: \"2web\"\n", TestName = "A digit first")]
    public void Is_silent(string text) => RuleVerifier<FixContainerName>.VerifyCompose(text);
}
