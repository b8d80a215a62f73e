using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class RemoveServiceCapabilityTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    cap_add: [[|SYS_ADMIN|]]\n", TestName = "One")]
    [TestCase("services:\n  web:\n    image: web:1\n    cap_add:\n      - NET_ADMIN\n      - [|\"cap_sys_ptrace\"|]\n", TestName = "With its prefix")]
    [TestCase("services:\n  web:\n    image: web:1\n    cap_add:\n      - [|ALL|]\n", TestName = "All")]
    public void Finds(string text) => RuleVerifier<RemoveServiceCapability>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    cap_add: [NET_BIND_SERVICE]\n", TestName = "A harmless one")]
    [TestCase("services:\n  web:\n    image: web:1\n    cap_drop: [ALL]\n", TestName = "Dropped")]
    [TestCase("services:\n  web:\n    image: web:1\n    cap_add: [\"${CAP}\"]\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<RemoveServiceCapability>.VerifyCompose(text);
}
