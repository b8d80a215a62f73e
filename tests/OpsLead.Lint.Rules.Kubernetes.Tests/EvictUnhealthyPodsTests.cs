using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class EvictUnhealthyPodsTests
{
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n[|spec|]: { maxUnavailable: 1 }\n", TestName = "Not set")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\n[|spec|]: { maxUnavailable: 1, unhealthyPodEvictionPolicy: null }\n", TestName = "Null")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: [|web|] }\n", TestName = "No spec")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow }\n", TestName = "Always")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: IfHealthyBudget }\n", TestName = "As it was")]
    [TestCase("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1 }\n", TestName = "The old version")]
    [TestCase("apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: \"{{ .Values.policy }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<EvictUnhealthyPods>.VerifyKubernetes(manifest);
}
