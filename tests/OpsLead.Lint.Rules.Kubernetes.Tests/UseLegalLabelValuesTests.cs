using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UseLegalLabelValuesTests
{
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: [|feature/cart|] }\n", TestName = "A slash")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: [|cart-|] }\n", TestName = "A hyphen at the end")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: [|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|] }\n", TestName = "Too long")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { metadata: { labels: { url: [|\"https://shop.example\"|] } }, spec: { containers: [] } } }\n", TestName = "In a template of pods")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: v1.4_2-rc1 }\n", TestName = "Legal")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: \"\" }\n", TestName = "Empty")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }\n", TestName = "As long as it may be")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n  labels: { branch: \"{{ .Values.branch }}/x\" }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web, annotations: { branch: feature/cart } }\n", TestName = "An annotation")]
    public void Manifest(string manifest) => RuleVerifier<UseLegalLabelValues>.VerifyKubernetes(manifest);
}
