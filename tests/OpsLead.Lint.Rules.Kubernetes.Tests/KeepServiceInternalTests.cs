using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepServiceInternalTests
{
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: [|NodePort|] }\n", TestName = "On every node")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: [|LoadBalancer|] }\n", TestName = "With an address of its own")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: [|\"NodePort\"|] }\n", TestName = "Quoted")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: ClusterIP }\n", TestName = "Inside")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: {}\n", TestName = "Not set")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: \"{{ .Values.service.type }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<KeepServiceInternal>.VerifyKubernetes(manifest);

    [TestCase("forbidden_types", "ExternalName", "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: [|ExternalName|] }\n", TestName = "A type of ones own choice")]
    [TestCase("forbidden_types", "NodePort", "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { type: LoadBalancer }\n", TestName = "A load balancer is allowed")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<KeepServiceInternal>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
