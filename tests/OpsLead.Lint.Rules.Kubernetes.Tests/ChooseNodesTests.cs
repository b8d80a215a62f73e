using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ChooseNodesTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { template: { spec: { containers: [] } } }\n", TestName = "Nothing is set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { template: { spec: { containers: [], affinity: { podAffinity: {} } } } }\n", TestName = "Only pods")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\n", TestName = "No template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } } } }\n", TestName = "It is set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], affinity: \"{{ .Values.affinity }}\" } } }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "No workload")]
    public void Manifest(string manifest) => RuleVerifier<ChooseNodes>.VerifyKubernetes(manifest);
}
