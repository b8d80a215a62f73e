using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RequireLabelTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: {}\n", TestName = "No labels")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, [|labels|]: { app: web } }\nspec: {}\n", TestName = "Another label")]
    [TestCase("apiVersion: apps/v1\nkind: [|Deployment|]\nmetadata: { generateName: web- }\nspec: {}\n", TestName = "No name")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { owner: shop } }\nspec: {}\n", TestName = "It is there")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { owner: \"{{ .Values.owner }}\" } }\nspec: {}\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "No workload")]
    public void Manifest(string manifest) => RuleVerifier<RequireLabel>.VerifyKubernetes(manifest);

    [TestCase("required", "key=owner;value=^team-[a-z]{1,9}$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { owner: [|shop|] } }\nspec: {}\n", TestName = "Another value")]
    [TestCase("required", "owner, part", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, [|labels|]: { owner: shop } }\nspec: {}\n", TestName = "Two labels")]
    [TestCase("required", "key=owner;value=^team-[a-z]{1,9}$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { owner: team-shop } }\nspec: {}\n", TestName = "The value that is asked for")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<RequireLabel>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
