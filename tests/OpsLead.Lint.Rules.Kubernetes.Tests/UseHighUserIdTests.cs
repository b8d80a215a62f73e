using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UseHighUserIdTests
{
    [TestCase("name: web\nsecurityContext: { runAsUser: [|1000|], runAsGroup: [|1000|] }", TestName = "Low ids")]
    [TestCase("name: web\n[|securityContext|]: { runAsUser: 20000 }", TestName = "No group")]
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { runAsUser: 20000, runAsGroup: 20000 }", TestName = "High ids")]
    [TestCase("name: web\nsecurityContext: { runAsUser: \"{{ .Values.x }}\", runAsGroup: 20000 }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: ${CONTEXT}", TestName = "A variable")]
    public void Container(string container) => RuleVerifier<UseHighUserId>.VerifyKubernetes(Manifests.Deployment(container));
}
