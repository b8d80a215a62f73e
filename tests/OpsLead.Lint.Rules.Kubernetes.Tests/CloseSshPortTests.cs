using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class CloseSshPortTests
{
    [TestCase("name: web\nports:\n  - containerPort: [|22|]", TestName = "SSH")]
    [TestCase("name: web\nports: [{ containerPort: [|22|], protocol: TCP }]", TestName = "TCP is said")]
    [TestCase("name: web\nports: [{ containerPort: 80 }, { containerPort: [|\"22\"|] }]", TestName = "Beside another")]
    [TestCase("name: web\nports: [{ containerPort: 22, protocol: UDP }]", TestName = "UDP")]
    [TestCase("name: web\nports: [{ containerPort: 2222 }]", TestName = "Another port")]
    [TestCase("name: web\nports: [{ containerPort: \"{{ .x }}\" }]", TestName = "A template")]
    public void Container(string container) => RuleVerifier<CloseSshPort>.VerifyKubernetes(Manifests.Deployment(container));
}
