using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RollOutConfigChangeTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, envFrom: [{ configMapRef: { name: [|web|] } }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "Variables")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, envFrom: [{ secretRef: { name: [|web|] } }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "Variables of a Secret")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, volumeMounts: [{ name: config, mountPath: /app/web.json, subPath: [|web.json|] }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "One file")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { annotations: { checksum/config: 9f86d081 } }\n    spec:\n      containers: [{ name: web, envFrom: [{ configMapRef: { name: web } }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "A checksum")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { reloader.stakater.com/auto: \"true\" } }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, envFrom: [{ configMapRef: { name: web } }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "A controller")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, volumeMounts: [{ name: config, mountPath: /app/config }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "The directory")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    metadata: { labels: {} }\n    spec:\n      containers: [{ name: web, volumeMounts: [{ name: data, mountPath: /app/web.json, subPath: web.json }] }]\n      volumes: [{ name: config, configMap: { name: web } }, { name: data, emptyDir: {} }]\n", TestName = "A file of another volume")]
    public void Manifest(string manifest) => RuleVerifier<RollOutConfigChange>.VerifyKubernetes(manifest);
}
