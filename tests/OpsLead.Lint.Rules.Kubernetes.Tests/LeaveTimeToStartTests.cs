using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveTimeToStartTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          [|livenessProbe|]: { periodSeconds: 5 }\n          readinessProbe: { initialDelaySeconds: 60 }\n", TestName = "Killed before it is asked")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  progressDeadlineSeconds: 60\n  template:\n    spec:\n      containers:\n        - name: web\n          [|startupProbe|]: { periodSeconds: 10, failureThreshold: 30 }\n", TestName = "Given up before it has started")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          [|startupProbe|]: { periodSeconds: 10, failureThreshold: 61 }\n", TestName = "Longer than the default deadline")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          startupProbe: { failureThreshold: 30 }\n          livenessProbe: { periodSeconds: 5 }\n          readinessProbe: { initialDelaySeconds: 60 }\n", TestName = "A startup probe")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          livenessProbe: { initialDelaySeconds: 30 }\n          readinessProbe: { initialDelaySeconds: 60 }\n", TestName = "In time")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          livenessProbe: { periodSeconds: \"{{ .Values.period }}\" }\n          readinessProbe: { initialDelaySeconds: 60 }\n", TestName = "A template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: web\n          startupProbe: { periodSeconds: 9000000000000000000, failureThreshold: 9000000000000000000 }\n", TestName = "Numbers without end")]
    public void Manifest(string manifest) => RuleVerifier<LeaveTimeToStart>.VerifyKubernetes(manifest);

    [Test]
    public void The_deadline_grows_to_a_minute_more_than_the_probe_needs() => RuleVerifier<LeaveTimeToStart>.VerifyKubernetes(
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  progressDeadlineSeconds: 60 # a minute\n  template:\n    spec:\n      containers:\n        - name: web\n          [|startupProbe|]: { periodSeconds: 10, failureThreshold: 30 }\n",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  progressDeadlineSeconds: 360 # a minute\n  template:\n    spec:\n      containers:\n        - name: web\n          startupProbe: { periodSeconds: 10, failureThreshold: 30 }\n");
}
