using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class AvoidHostNamespaceTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    network_mode: [|host|]\n", TestName = "Network")]
    [TestCase("services:\n  web:\n    image: web:1\n    pid: [|\"host\"|]\n", TestName = "Processes")]
    [TestCase("services:\n  web:\n    image: web:1\n    ipc: [|host|]\n    userns_mode: [|host|]\n", TestName = "Two")]
    public void Finds(string text) => RuleVerifier<AvoidHostNamespace>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    network_mode: bridge\n", TestName = "Bridge")]
    [TestCase("services:\n  web:\n    image: web:1\n    pid: service:db\n", TestName = "Another service")]
    [TestCase("services:\n  web:\n    image: web:1\n    network_mode: ${MODE}\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<AvoidHostNamespace>.VerifyCompose(text);
}
