using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RemoveHostPortTests
{
    [TestCase("name: web\nports:\n  - containerPort: 80\n    hostPort: [|80|]", TestName = "A host port")]
    [TestCase("name: web\nports:\n  - { hostPort: [|\"80\"|] }", TestName = "Quoted")]
    [TestCase("name: web\nports:\n  - { containerPort: 1 }\n  - { containerPort: 2, hostPort: [|2|] }", TestName = "The second port")]
    [TestCase("name: web\nports:\n  - { containerPort: 80, hostPort: 0 }", TestName = "Zero is none")]
    [TestCase("name: web\nports:\n  - { containerPort: 80 }", TestName = "No host port")]
    [TestCase("name: web\nports:\n  - { containerPort: 80, hostPort: \"{{ .Values.x }}\" }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<RemoveHostPort>.VerifyKubernetes(Manifests.Deployment(container));
}
