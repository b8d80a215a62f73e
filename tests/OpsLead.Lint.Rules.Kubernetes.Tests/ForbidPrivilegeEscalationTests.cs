using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ForbidPrivilegeEscalationTests
{
    [TestCase("name: web\nsecurityContext:\n  allowPrivilegeEscalation: [|true|]", TestName = "Allowed")]
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\n[|securityContext|]:\n  runAsUser: 7", TestName = "Another setting")]
    [TestCase("name: web\nsecurityContext: { allowPrivilegeEscalation: [|false|], privileged: true }", TestName = "Forbidden and privileged")]
    [TestCase("name: web\nsecurityContext: { allowPrivilegeEscalation: false }", TestName = "Forbidden")]
    [TestCase("name: web\nsecurityContext: { allowPrivilegeEscalation: false, capabilities: { add: [CHOWN] } }", TestName = "Forbidden with a small capability")]
    [TestCase("name: web\nsecurityContext: ${CONTEXT}", TestName = "A variable")]
    [TestCase("name: web\nsecurityContext: { allowPrivilegeEscalation: \"{{ .Values.x }}\" }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<ForbidPrivilegeEscalation>.VerifyKubernetes(Manifests.Deployment(container));
}
