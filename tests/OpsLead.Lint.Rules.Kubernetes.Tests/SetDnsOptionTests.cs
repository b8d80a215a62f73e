using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetDnsOptionTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\nspec: { template: { spec: { containers: [] } } }\n", TestName = "Nothing is set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], [|dnsConfig|]: { options: [{ name: timeout, value: \"2\" }] } } } }\n", TestName = "Another option")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], [|dnsConfig|]: { options: [{ name: ndots, value: \"5\" }] } } } }\n", TestName = "Another value")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: [|web|] }\n", TestName = "No template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], dnsConfig: { options: [{ name: ndots, value: \"2\" }] } } } }\n", TestName = "It is set")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], dnsConfig: { options: [{ name: ndots, value: \"{{ .Values.ndots }}\" }] } } } }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "No workload")]
    public void Manifest(string manifest) => RuleVerifier<SetDnsOption>.VerifyKubernetes(manifest);

    [TestCase("value", "3", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { template: { spec: { containers: [], [|dnsConfig|]: { options: [{ name: ndots, value: \"2\" }] } } } }\n", TestName = "Another value is wanted")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<SetDnsOption>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
