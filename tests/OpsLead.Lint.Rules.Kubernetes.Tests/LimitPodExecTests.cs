using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitPodExecTests
{
    [TestCase("apiGroups: [\"\"]\nresources: [[|pods/exec|]]\nverbs: [create]", TestName = "A shell")]
    [TestCase("apiGroups: [\"*\"]\nresources:\n  - [|\"pods/attach\"|]\nverbs: [\"*\"]", TestName = "Attaching")]
    [TestCase("apiGroups: [\"\"]\nresources: [[|\"*\"|]]\nverbs: [get]", TestName = "Whatever there is when asked for")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods]\nverbs: [get, create]", TestName = "Pods alone")]
    [TestCase("apiGroups: [apps]\nresources: [pods/exec]\nverbs: [create]", TestName = "Another group")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/attach]\nverbs: [list]", TestName = "A harmless verb")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/exec]\nverbs: [\"{{ .Values.x }}\"]", TestName = "A template")]
    public void Role(string rules) => RuleVerifier<LimitPodExec>.VerifyKubernetes(Manifests.Role(rules));
}
