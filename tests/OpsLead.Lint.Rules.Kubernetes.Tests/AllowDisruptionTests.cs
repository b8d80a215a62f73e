using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AllowDisruptionTests
{
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: [|0|]\n", TestName = "None may go")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: [|\"0%\"|]\n", TestName = "None in percent")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  minAvailable: [|100%|]\n", TestName = "All must stay")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n[|spec|]:\n  selector: {}\n", TestName = "Nothing is said")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: 1\n", TestName = "One may go")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  minAvailable: 50%\n", TestName = "Half must stay")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: web\nspec:\n  maxUnavailable: \"{{ .Values.x }}\"\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<AllowDisruption>.VerifyKubernetes(manifest);
}
