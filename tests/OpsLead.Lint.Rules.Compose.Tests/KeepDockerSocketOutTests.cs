using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class KeepDockerSocketOutTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|/var/run/docker.sock|]:/var/run/docker.sock\n", TestName = "Short")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"[|/run/docker.sock|]:/var/run/docker.sock:ro\"]\n", TestName = "Read-only")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - type: bind\n        source: [|/var/run/docker.sock|]\n        target: /var/run/docker.sock\n", TestName = "Long")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - ${SOCK:-[|/run/user/1000/podman/podman.sock|]}:/var/run/docker.sock\n", TestName = "A default")]
    public void Finds(string text) => RuleVerifier<KeepDockerSocketOut>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"data:/var/run\"]\n", TestName = "A volume")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"${SOCK}:/var/run/docker.sock\"]\n", TestName = "From outside")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"/run/app.sock:/run/app.sock\"]\n", TestName = "Another socket")]
    public void Is_silent(string text) => RuleVerifier<KeepDockerSocketOut>.VerifyCompose(text);
}
