using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RemoveCapabilityTests
{
    [TestCase("name: web\nsecurityContext:\n  capabilities:\n    add:\n      - [|SYS_ADMIN|]", TestName = "Nearly root")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [[|\"ALL\"|], [|CHOWN|]] } }", TestName = "Each is reported")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [[|cap_net_raw|]] } }", TestName = "With prefix in lower case")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [SYS_ADMIN] } }", TestName = "Dropped is fine")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [] } }", TestName = "Nothing is added")]
    [TestCase("name: web\nsecurityContext: { capabilities: { add: [\"{{ .Values.x }}\"] } }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<RemoveCapability>.VerifyKubernetes(Manifests.Deployment(container));
}
