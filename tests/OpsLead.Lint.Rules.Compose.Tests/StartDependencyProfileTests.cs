using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class StartDependencyProfileTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [[|mail|]]\n  mail:\n    image: mail:1\n    profiles: [debug]\n", TestName = "A list")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      [|mail|]:\n        condition: service_healthy\n  mail:\n    image: mail:1\n    profiles: [debug, test]\n", TestName = "A mapping")]
    [TestCase("services:\n  web:\n    image: web:1\n    network_mode: service:[|vpn|]\n  vpn:\n    image: vpn:1\n    profiles: [\"vpn\"]\n", TestName = "A network")]
    public void Finds(string text) => RuleVerifier<StartDependencyProfile>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [mail]\n    profiles: [debug]\n  mail:\n    image: mail:1\n    profiles: [debug]\n", TestName = "Both have it")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on:\n      mail:\n        required: false\n  mail:\n    image: mail:1\n    profiles: [debug]\n", TestName = "Not required")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [mail]\n  mail:\n    image: mail:1\n", TestName = "No profile")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [mail]\n  mail:\n    image: mail:1\n    profiles: []\n", TestName = "An empty list")]
    [TestCase("services:\n  web:\n    image: web:1\n    depends_on: [mail]\n  mail:\n    image: mail:1\n    profiles: [\"${P}\"]\n", TestName = "A profile from outside")]
    public void Is_silent(string text) => RuleVerifier<StartDependencyProfile>.VerifyCompose(text);

    [Test]
    public void The_profile_is_always_active() => RuleVerifier<StartDependencyProfile>.VerifyWorkspace(
        ("compose.yaml", "services:\n  web:\n    image: web:1\n    depends_on: [mail]\n  mail:\n    image: mail:1\n    profiles: [debug]\n"),
        (".env", "COMPOSE_PROFILES=debug\n"));
}
