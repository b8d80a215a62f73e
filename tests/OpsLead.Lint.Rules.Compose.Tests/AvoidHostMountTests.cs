using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Compose.Tests;

public sealed class AvoidHostMountTests
{
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - [|/|]:/host\n", TestName = "Root")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"[|/etc/|]:/host/etc:rw\"]\n", TestName = "Settings")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes:\n      - type: bind\n        source: [|/var/run|]\n        target: /run\n", TestName = "Long")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"[|/proc|]:/host/proc:ro\"]\n", TestName = "Read-only, since it is selected")]
    public void Finds(string text) => RuleVerifier<AvoidHostMount>.VerifyCompose(text);

    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"/etc/localtime:/etc/localtime:ro\"]\n", TestName = "A file")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"/srv/shop:/data\"]\n", TestName = "A folder of its own")]
    [TestCase("services:\n  web:\n    image: web:1\n    volumes: [\"${ROOT}:/host\"]\n", TestName = "From outside")]
    public void Is_silent(string text) => RuleVerifier<AvoidHostMount>.VerifyCompose(text);

    [Test]
    public void A_read_only_mount_is_what_exporters_need() => RuleVerifier<AvoidHostMount>.VerifyCompose(
        "services:\n  node:\n    volumes: ['/:/host:ro', '[|/root|]:/root']\n", options: RuleVerifierOptions.AsShipped);
}
