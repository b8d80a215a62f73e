using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RemoveIngressSnippetTests
{
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    [|nginx.ingress.kubernetes.io/server-snippet|]: alias /x;\nspec:\n  ingressClassName: nginx\n", TestName = "A snippet")]
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    nginx.ingress.kubernetes.io/auth-url: [|http://example.com/a|b|]\nspec:\n  ingressClassName: nginx\n", TestName = "A value that ends its directive")]
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    nginx.ingress.kubernetes.io/mirror-host: [|\"example.com#; x\"|]\nspec:\n  ingressClassName: nginx\n", TestName = "A comment in a value")]
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    nginx.ingress.kubernetes.io/auth-url: https://example.com/auth\nspec:\n  ingressClassName: nginx\n", TestName = "A plain URL")]
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    nginx.ingress.kubernetes.io/rewrite-target: /$1;\nspec:\n  ingressClassName: nginx\n", TestName = "Another annotation")]
    [TestCase("apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    nginx.ingress.kubernetes.io/server-snippet: \"{{ .Values.x }}\"\nspec:\n  ingressClassName: nginx\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<RemoveIngressSnippet>.VerifyKubernetes(manifest);
}
