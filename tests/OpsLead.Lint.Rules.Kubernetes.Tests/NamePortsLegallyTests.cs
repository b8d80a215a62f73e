using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class NamePortsLegallyTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: [|metrics-prometheus|], containerPort: 80 }]\n", TestName = "Too long")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: [|HTTP|], containerPort: 80 }]\n", TestName = "Upper case")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: http, containerPort: 80 }, { name: [|http|], containerPort: 81 }]\n", TestName = "Twice")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: [|'8080'|], containerPort: 80 }]\n", TestName = "No letter")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: [|web--http|], containerPort: 80 }]\n", TestName = "Two hyphens")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ containerPort: [|65536|] }]\n", TestName = "Above all ports")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ containerPort: [|0|] }]\n", TestName = "None")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ [|name|]: http }]\n", TestName = "No number")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, targetPort: [|-1|] }] }\n", TestName = "A target below all ports")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, targetPort: [|65536|] }] }\n", TestName = "A target above all ports")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, targetPort: [|long-name-over-15|] }] }\n", TestName = "The name of a target")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: http, containerPort: 80 }, { name: x11-unix, containerPort: 65535 }]\n", TestName = "Legal")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, targetPort: 0 }] }\n", TestName = "A target that is not set")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, targetPort: http }] }\n", TestName = "A legal target")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      ports: [{ name: \"{{ .Values.metricsPortName }}\", containerPort: \"{{ .Values.port }}\" }]\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<NamePortsLegally>.VerifyKubernetes(manifest);
}
