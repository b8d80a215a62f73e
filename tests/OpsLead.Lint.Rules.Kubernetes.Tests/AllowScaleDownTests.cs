using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AllowScaleDownTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: [|\"false\"|] }\nspec:\n  containers: []\n  volumes: []\n", TestName = "It says so")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { a: b }\nspec:\n  containers: []\n  volumes: [{ name: [|cache|], emptyDir: {} }]\n", TestName = "A volume on the node")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { a: b }\nspec:\n  containers: []\n  volumes: [{ name: [|logs|], hostPath: { path: /var/log/web } }]\n", TestName = "A path of the node")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { a: b }\nspec:\n  containers: []\n  volumes: [{ name: cache, emptyDir: { medium: Memory } }]\n", TestName = "In memory")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: \"true\" }\nspec:\n  containers: []\n  volumes: [{ name: cache, emptyDir: {} }]\n", TestName = "It may be evicted")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes: \"tmp, cache\" }\nspec:\n  containers: []\n  volumes: [{ name: cache, emptyDir: {} }]\n", TestName = "The volume may be lost")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations: { cluster-autoscaler.kubernetes.io/safe-to-evict: \"{{ .Values.safe }}\" }\nspec:\n  containers: []\n  volumes: [{ name: cache, emptyDir: {} }]\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<AllowScaleDown>.VerifyKubernetes(manifest);
}
