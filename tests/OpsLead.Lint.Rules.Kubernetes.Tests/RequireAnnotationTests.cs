using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RequireAnnotationTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: {}\n", TestName = "None")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, [|annotations|]: { note: a } }\nspec: {}\n", TestName = "Another one")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { email: [|shop|] } }\nspec: {}\n", TestName = "No address")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { email: shop@example.com } }\nspec: {}\n", TestName = "An address")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { email: \"{{ .Values.email }}\" } }\nspec: {}\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "No workload")]
    public void Manifest(string manifest) => RuleVerifier<RequireAnnotation>.VerifyKubernetes(manifest);

    [TestCase("required_on_claim_templates", "backup", "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db, annotations: { email: shop@example.com } }\nspec: { volumeClaimTemplates: [{ [|metadata|]: { name: data } }, { metadata: { name: log, annotations: { backup: no } } }] }\n", TestName = "A claim template")]
    [TestCase("required", "key=email;value=!@example", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { email: [|shop@example.com|] } }\nspec: {}\n", TestName = "What it must not be")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<RequireAnnotation>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
