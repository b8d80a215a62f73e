using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class ForbidNewPrivilegesTests
{
    [TestCase("services:\n  [|web|]:\n    image: web:1\n", TestName = "Nothing said")]
    [TestCase("services:\n  [|web|]:\n    image: web:1\n    security_opt: [\"seccomp:./p.json\"]\n", TestName = "Another option")]
    [TestCase("services:\n  [|a|]:\n    image: web:1\n  [|b|]:\n    image: web:1\n", TestName = "Two services")]
    public void Finds(string text) => RuleVerifier<ForbidNewPrivileges>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"no-new-privileges:true\"]\n", TestName = "Forbidden")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"no-new-privileges\"]\n", TestName = "In short")]
    [TestCase("services:\n  web:\n    image: web:1\n    security_opt: [\"${OPT}\"]\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    extends: base\n", TestName = "From elsewhere")]
    public void Is_silent(string text) => RuleVerifier<ForbidNewPrivileges>.VerifyCompose(text);
}
