using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class NameRoleResourcesTests
{
    [TestCase("apiGroups: [apps]\nresources: [[|\"*\"|]]\nverbs: [get]", TestName = "All resources")]
    [TestCase("apiGroups: [apps]\nresources: [pods]\nverbs:\n  - [|\"*\"|]", TestName = "All verbs")]
    [TestCase("apiGroups: [[|'*'|]]\nresources: [pods]\nverbs: [get]", TestName = "All groups when asked for")]
    [TestCase("apiGroups: [apps]\nresources: [pods]\nverbs: [get]", TestName = "Everything is named")]
    [TestCase("apiGroups: [apps]\nresources: [\"{{ .Values.x }}\"]\nverbs: [get]", TestName = "A template")]
    [TestCase("nonResourceURLs: [\"*\"]\nverbs: [get]", TestName = "Paths are no resources")]
    public void Role(string rules) => RuleVerifier<NameRoleResources>.VerifyKubernetes(Manifests.Role(rules));
}
