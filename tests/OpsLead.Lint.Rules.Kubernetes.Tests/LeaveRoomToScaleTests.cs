using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveRoomToScaleTests
{
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: 3\n  maxReplicas: [|3|]\n", TestName = "Equal bounds")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: 5\n  maxReplicas: [|3|]\n", TestName = "Bounds the wrong way round")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: [|1|]\n  maxReplicas: 3\n", TestName = "Down to one when asked for")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: [|2|]\n  maxReplicas: 5\n", TestName = "Down to two when asked for")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: 3\n  maxReplicas: 5\n", TestName = "Room")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: web\nspec:\n  minReplicas: \"{{ .Values.x }}\"\n  maxReplicas: 3\n", TestName = "A template")]
    [TestCase("apiVersion: example.com/v1\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { minReplicas: 3, maxReplicas: 3 }\n", TestName = "Another group")]
    public void Manifest(string manifest) => RuleVerifier<LeaveRoomToScale>.VerifyKubernetes(manifest);
}
