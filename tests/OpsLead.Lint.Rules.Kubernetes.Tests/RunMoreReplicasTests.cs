using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RunMoreReplicasTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: [|1|]\n  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }\n", TestName = "One")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: [|2|]\n  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }\n", TestName = "Two when asked for")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec:\n  strategy: {}\n  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }\n", TestName = "Not set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }\n", TestName = "Three")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: \"{{ .Values.replicas }}\"\n  template: { metadata: { labels: { app: web } }, spec: { containers: [] } }\n", TestName = "A template")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: { replicas: 1, template: { spec: { containers: [] } } }\n", TestName = "Another kind")]
    public void Manifest(string manifest) => RuleVerifier<RunMoreReplicas>.VerifyKubernetes(manifest);
}
