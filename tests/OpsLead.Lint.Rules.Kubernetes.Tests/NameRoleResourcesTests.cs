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

    [TestCase("apiGroups: [\"*\"]\nresources: [\"*\"]\nverbs: [get]", ExpectedResult = 1, TestName = "Whatever there is")]
    [TestCase("apiGroups: [apps]\nresources: [deployments/scale]\nverbs: [\"*\"]", ExpectedResult = 0, TestName = "All verbs on what is named")]
    [TestCase("apiGroups: [apps]\nresources: [deployments]\nverbs: [\"*\"]", ExpectedResult = 1, TestName = "All verbs on workloads")]
    [TestCase("apiGroups: [external.metrics.k8s.io]\nresources: [\"*\"]\nverbs: [\"*\"]", ExpectedResult = 0, TestName = "The group of a metrics adapter")]
    public int By_default_only_what_nobody_needs_is_reported(string rules) =>
        Linter.Lint([new SourceDocument("role.yaml", Manifests.Role(rules))], new LintOptions { Rules = [new NameRoleResources()] }).Diagnostics.Length;
}
