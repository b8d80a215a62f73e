using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitTokenMountTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n[|spec|]:\n  containers: []\n", TestName = "Nothing is said")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: [|true|]\n", TestName = "Asked for")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    [|spec|]:\n      containers: []\n", TestName = "A Deployment")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: false\n", TestName = "Not wanted")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: \"{{ .x }}\"\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: {}\n", TestName = "No pod")]
    public void Manifest(string manifest) => RuleVerifier<LimitTokenMount>.VerifyKubernetes(manifest);
}
