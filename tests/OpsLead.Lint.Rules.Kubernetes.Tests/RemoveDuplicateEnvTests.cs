using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RemoveDuplicateEnvTests
{
    [TestCase("name: web\nenv:\n  - name: A\n    value: \"1\"\n  - name: [|A|]\n    value: \"2\"", TestName = "Twice")]
    [TestCase("name: web\nenv: [{ name: A }, { name: B }, { name: [|\"A\"|] }, { name: [|A|] }]", TestName = "Three times")]
    [TestCase("name: web\nenv:\n  - name: A\n    value: \"1\"\n  - name: [|A|]\n    valueFrom: { fieldRef: { fieldPath: metadata.name } }", TestName = "From elsewhere")]
    [TestCase("name: web\nenv: [{ name: A }, { name: a }]", TestName = "Another case is another name")]
    [TestCase("name: web\nenv: [{ name: \"{{ .x }}\" }, { name: \"{{ .x }}\" }]", TestName = "Templates")]
    [TestCase("name: web\nenv: []", TestName = "None")]
    public void Container(string container) => RuleVerifier<RemoveDuplicateEnv>.VerifyKubernetes(Manifests.Deployment(container));
}
