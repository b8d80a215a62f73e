using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SplitProbesTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      [|livenessProbe|]: { httpGet: { path: /health, port: 80 } }\n      readinessProbe: { httpGet: { path: /health, port: 80 }, periodSeconds: 3 }\n", TestName = "The same path")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      [|livenessProbe|]: { tcpSocket: { port: web } }\n      readinessProbe: { tcpSocket: { port: web } }\n", TestName = "The same port")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      [|livenessProbe|]: { exec: { command: [cat, /tmp/ok] } }\n      readinessProbe: { exec: { command: [cat, /tmp/ok] } }\n", TestName = "The same command")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      [|livenessProbe|]: { grpc: { port: 9000 } }\n      readinessProbe: { grpc: { port: 9000 } }\n", TestName = "The same service")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      livenessProbe: { httpGet: { path: /live, port: 80 } }\n      readinessProbe: { httpGet: { path: /ready, port: 80 } }\n", TestName = "Another path")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      livenessProbe: { tcpSocket: { port: web } }\n      readinessProbe: { tcpSocket: { port: admin } }\n", TestName = "Two named ports")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      livenessProbe: { httpGet: { path: \"{{ .Values.path }}\", port: 80 } }\n      readinessProbe: { httpGet: { path: \"{{ .Values.path }}\", port: 80 } }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      livenessProbe: { grpc: { port: 9000, service: live } }\n      readinessProbe: { grpc: { port: 9000 } }\n", TestName = "Another service")]
    public void Manifest(string manifest) => RuleVerifier<SplitProbes>.VerifyKubernetes(manifest);
}
