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

    [TestCase("apiGroups: [\"\"]\nresources: [[|pods/attach|], pods]\nverbs: [get, create]", "trivy/KSV-0054", TestName = "Attaching to a pod that can be looked up")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/attach]\nverbs: [create]", "trivy/KSV-0054", TestName = "Attaching blindly")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/exec]\nverbs: [get]", "trivy/KSV-0053", TestName = "Reading is no change")]
    public void On_demand(string rules, string alias) => RuleVerifier<LimitPodExec>.VerifyKubernetes(Manifests.Role(rules), options: new RuleVerifierOptions { Select = [alias] });
}
