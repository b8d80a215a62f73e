using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AllowDisruptionTests
{
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: [|0|]\n", TestName = "None may go")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: [|\"0%\"|]\n", TestName = "None in percent")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  minAvailable: [|100%|]\n", TestName = "All must stay")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n[|spec|]:\n  selector: {}\n", TestName = "Nothing is said")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: 1\n", TestName = "One may go")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  minAvailable: 50%\n  selector:\n    matchLabels: { app: web }\n", TestName = "Half must stay")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: \"{{ .Values.x }}\"\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<AllowDisruption>.VerifyKubernetes(manifest);

    [TestCase("minAvailable: [|2|]", "replicas: 2", "", TestName = "All replicas must stay")]
    [TestCase("minAvailable: [|1|]", "", "", TestName = "The only pod must stay")]
    [TestCase("minAvailable: [|50%|]", "replicas: 1", "", TestName = "Half of one pod is one")]
    [TestCase("minAvailable: [|2|]", "", "minReplicas: 2", TestName = "The autoscaler may go down to what must stay")]
    [TestCase("minAvailable: 2", "replicas: 3", "", TestName = "One of three may go")]
    [TestCase("minAvailable: 2", "replicas: 1", "minReplicas: 3", TestName = "The autoscaler keeps one more")]
    [TestCase("minAvailable: 2", "replicas: ${REPLICAS}", "", TestName = "The replicas come from a template")]
    [TestCase("minAvailable: 0", "replicas: 1", "", TestName = "None must stay")]
    public void Workload(string budget, string deployment, string autoscaler)
    {
        var manifest = $"apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{ name: web }}\nspec:\n  {budget}\n  selector:\n    matchLabels: {{ app: web }}\n---\n"
            + $"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: web }}\nspec:\n  {deployment}\n  template:\n    metadata: {{ labels: {{ app: web }} }}\n    spec: {{ containers: [] }}\n";
        RuleVerifier<AllowDisruption>.VerifyKubernetes(autoscaler.Length == 0 ? manifest
            : manifest + $"---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {{ name: web }}\nspec:\n  scaleTargetRef: {{ apiVersion: apps/v1, kind: Deployment, name: web }}\n  {autoscaler}\n");
    }

    [Test]
    public void A_budget_for_nothing_is_said() =>
        RuleVerifier<AllowDisruption>.VerifyKubernetes("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n[|spec|]:\n  minAvailable: 1\n");
}
