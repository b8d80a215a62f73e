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

    [TestCase("ClusterRole", "[\"\"]", "[get]", ExpectedResult = 1, TestName = "Every Secret of the cluster")]
    [TestCase("Role", "[\"\"]", "[get]", ExpectedResult = 0, TestName = "Those of a namespace")]
    [TestCase("ClusterRole", "[\"\"]", "[create]", ExpectedResult = 0, TestName = "Writing alone")]
    [TestCase("ClusterRole", "[\"\", shop.example.com]", "[get]", ExpectedResult = 0, TestName = "An operator")]
    public int By_default_only_reading_all_of_them_is_reported(string kind, string groups, string verbs)
    {
        var text = $"apiVersion: rbac.authorization.k8s.io/v1\nkind: {kind}\nmetadata: {{ name: web }}\nrules: [{{ apiGroups: {groups}, resources: [secrets], verbs: {verbs} }}]\n";
        return Linter.Lint([new SourceDocument("role.yaml", text)], new LintOptions { Rules = [new LimitSecretAccess()] }).Diagnostics.Length;
    }
}
