using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UseOwnServiceAccountTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { template: { spec: { containers: [] } } }\n", TestName = "None")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], serviceAccountName: [|default|] } } }\n", TestName = "The default one")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], serviceAccount: [|default|] } } }\n", TestName = "The deprecated field")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], serviceAccountName: web } } }\n", TestName = "Its own")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], automountServiceAccountToken: false } } }\n", TestName = "Without a token")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], serviceAccountName: \"{{ .Values.account }}\" } } }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<UseOwnServiceAccount>.VerifyKubernetes(manifest);

    [TestCase("forbidden", "^shared$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], serviceAccountName: [|shared|] } } }\n", TestName = "Another one")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<UseOwnServiceAccount>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
