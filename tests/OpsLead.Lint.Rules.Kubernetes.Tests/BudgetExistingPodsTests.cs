using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class BudgetExistingPodsTests
{
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  maxUnavailable: 1\n  [|selector|]:\n    matchLabels: { app: shop }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "No pod has the labels")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: one }\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels: { app: web }\n---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: two }\nspec:\n  maxUnavailable: 1\n  [|selector|]:\n    matchLabels: { app: web }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "Two for the same pods")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web, namespace: shop }\nspec:\n  maxUnavailable: 1\n  [|selector|]:\n    matchLabels: { app: web }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "Another namespace")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  maxUnavailable: 1\n  [|selector|]:\n    matchLabels: { app: web }\n", TestName = "Nothing here when asked for")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels: { app: web }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "The pods are here")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec:\n  maxUnavailable: 1\n  selector:\n    matchLabels: { app: \"{{ .Values.app }}\" }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "Labels from a template")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, selector: {} }\n", TestName = "Everything")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, selector: { matchExpressions: [{ key: app, operator: In, values: [web, api] }] } }\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n    spec: { containers: [{ name: web, image: \"registry.example/web:1\" }] }\n", TestName = "By expression")]
    public void Manifest(string manifest) => RuleVerifier<BudgetExistingPods>.VerifyKubernetes(manifest);

    [Test]
    public void Copies_in_other_folders_are_other_environments()
    {
        const string Budget = "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }\n";
        const string Pod = "---\napiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [] }\n";
        RuleVerifier<BudgetExistingPods>.VerifyWorkspace(("one/web.yaml", Budget + Pod), ("two/web.yaml", Budget.Replace("name: web }", "name: other }", StringComparison.Ordinal) + Pod));
    }
}
