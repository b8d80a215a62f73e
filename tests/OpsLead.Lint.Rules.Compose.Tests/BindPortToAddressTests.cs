using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class BindPortToAddressTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - [|\"80:80\"|]\n", TestName = "Short")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [[|8080|]]\n", TestName = "A number")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - [|target: 80\n        published: 80|]\n", TestName = "Long")]
    public void Finds(string text) => RuleVerifier<BindPortToAddress>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"127.0.0.1:80:80\"]\n", TestName = "Bound")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"[::1]:80:80\"]\n", TestName = "Bound by IPv6")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports:\n      - target: 80\n        host_ip: 127.0.0.1\n", TestName = "Bound in the long form")]
    [TestCase("services:\n  web:\n    image: web:1\n    ports: [\"${P}\", \"${IP}:80:80\"]\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<BindPortToAddress>.VerifyCompose(text);
}
