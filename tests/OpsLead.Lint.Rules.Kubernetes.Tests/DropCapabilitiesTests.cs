using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class DropCapabilitiesTests
{
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext:\n  capabilities:\n    [|drop|]:\n      - NET_RAW", TestName = "Only one")]
    [TestCase("name: web\n[|securityContext|]: { runAsUser: 7 }", TestName = "Another setting")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [all] } }", TestName = "All in lower case")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [\"{{ .Values.x }}\"] } }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }", TestName = "All but one")]
    public void Container(string container) => RuleVerifier<DropCapabilities>.VerifyKubernetes(Manifests.Deployment(container));
}
