using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitSecretAccessTests
{
    [TestCase("apiGroups: [\"\"]\nresources: [[|secrets|]]\nverbs: [get]", TestName = "Reading")]
    [TestCase("apiGroups: [\"\"]\nresources:\n  - pods\n  - [|\"secrets\"|]\nverbs: [\"*\"]", TestName = "Among others")]
    [TestCase("apiGroups: [\"\"]\nresources: [[|secrets|]]\nresourceNames: [web]\nverbs: [get]", TestName = "Named ones when asked for")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods]\nverbs: [get]", TestName = "Another resource")]
    [TestCase("apiGroups: [\"\"]\nresources: [secrets]\nverbs: []", TestName = "No verb")]
    [TestCase("apiGroups: [\"\"]\nresources: [\"{{ .Values.x }}\"]\nverbs: [get]", TestName = "A template")]
    public void Role(string rules) => RuleVerifier<LimitSecretAccess>.VerifyKubernetes(Manifests.Role(rules));
}
