using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class CompleteTopologySpreadTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { [|maxSkew|]: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway }\n", TestName = "No selector")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { maxSkew: [|0|], topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }\n", TestName = "No skew at all")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: [|scheduleAnyway|], labelSelector: {} }\n", TestName = "Another case")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { [|maxSkew|]: 1, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }\n", TestName = "No topology")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, [|labelSelector|]: { matchLabels: { app: shop } } }\n", TestName = "Other pods")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: { matchLabels: { app: web } } }\n", TestName = "Complete")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: \"{{ .Values.when }}\", labelSelector: { matchLabels: { app: \"{{ .Values.app }}\" } } }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [] }\n", TestName = "None")]
    public void Manifest(string manifest) => RuleVerifier<CompleteTopologySpread>.VerifyKubernetes(manifest);

    [TestCase("{ [|maxSkew|]: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway }", "{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }", TestName = "The labels of the pod are selected")]
    [TestCase("{ maxSkew: [|0|], topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }", "{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }", TestName = "The least skew there is")]
    [TestCase("{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: [|scheduleAnyway|], labelSelector: {} }", "{ maxSkew: 1, topologyKey: zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: {} }", TestName = "The case of the API server")]
    public void Constraint_that_is_mended(string constraint, string mended) => RuleVerifier<CompleteTopologySpread>.VerifyKubernetes(Pod(constraint), Pod(mended));

    private static string Pod(string constraint) =>
        "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec:\n  containers: []\n  topologySpreadConstraints:\n    - " + constraint + "\n";
}
