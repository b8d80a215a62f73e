using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class IsolatePodsTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: [|web|], labels: { app: web } }\nspec: { containers: [] }\n", TestName = "No policy")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: [|web|], labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: { matchLabels: { app: shop } }, policyTypes: [Ingress, Egress] }\n", TestName = "A policy for other pods")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: [|web|], labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {} }\n", TestName = "Only the way in")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: [|web|], labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Egress] }\n", TestName = "Only the way out")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { replicas: 1 }\n", TestName = "A workload without a template")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Ingress, Egress] }\n", TestName = "Both ways")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: { matchLabels: { app: web } }, egress: [{}] }\n", TestName = "Both by their rules")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Ingress] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Egress] }\n", TestName = "Two policies")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: { matchLabels: { app: \"{{ .Values.app }}\" } } }\n", TestName = "A policy from a template")]
    public void Manifest(string manifest) => RuleVerifier<IsolatePods>.VerifyKubernetes(manifest);
}
