using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveTimeToStopTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      lifecycle: { preStop: { exec: { command: [sleep, [|\"30\"|]] } } }\n", TestName = "As long as the default")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: 10\n  containers:\n    - name: web\n      lifecycle: { preStop: { exec: { command: [/bin/sh, -c, [|\"nginx -s quit; sleep 15\"|]] } } }\n", TestName = "A shell")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: 10\n  containers:\n    - name: web\n      lifecycle: { preStop: { sleep: { seconds: [|10|] } } }\n", TestName = "The sleep action")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      lifecycle: { preStop: { exec: { command: [sh, -c, sleep 10] } } }\n", TestName = "Shorter")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      lifecycle: { preStop: { exec: { command: [sh, -c, [|sleep 1m|]] } } }\n", TestName = "In minutes")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: 90\n  containers:\n    - name: web\n      lifecycle: { preStop: { sleep: { seconds: 60 } } }\n", TestName = "A longer period")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: 5\n  containers:\n    - name: web\n      lifecycle: { preStop: { exec: { command: [/app/drain, \"30\"] } } }\n", TestName = "A program")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  terminationGracePeriodSeconds: \"{{ .Values.grace }}\"\n  containers:\n    - name: web\n      lifecycle: { preStop: { sleep: { seconds: 60 } } }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<LeaveTimeToStop>.VerifyKubernetes(manifest);
}
