using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class KeepSecurityProfileTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt:\n      - [|seccomp:unconfined|]\n", TestName = "Seccomp")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [[|\"apparmor=unconfined\"|]]\n", TestName = "With an equals sign")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [[|label:disable|]]\n", TestName = "SELinux")]
    public void Finds(string text) => RuleVerifier<KeepSecurityProfile>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"seccomp:./p.json\"]\n", TestName = "A profile")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"no-new-privileges:true\"]\n", TestName = "More protection")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"${OPT}\"]\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<KeepSecurityProfile>.VerifyCompose(text);
}
