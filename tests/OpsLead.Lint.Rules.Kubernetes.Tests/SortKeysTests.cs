using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SortKeysTests
{
    [TestCase("apiVersion: v1\nkind: ConfigMap\n[|data|]: {}\nmetadata: { name: web }\n", TestName = "At the top")]
    [TestCase("apiVersion: v1\ndata: { b: x, [|a|]: y }\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "Inside")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    - name: web\n      [|image|]: a\n    - image: b\n      name: api\n", TestName = "In a list")]
    [TestCase("apiVersion: v1\ndata: { a: x, b: y }\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "Sorted")]
    [TestCase("apiVersion: v1\ndata: { Z: x, a: y }\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "Upper case first")]
    [TestCase("apiVersion: v1\ndata: { z: x, \"{{ .Values.key }}\": y }\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "A key from a template")]
    public void Manifest(string manifest) => RuleVerifier<SortKeys>.VerifyKubernetes(manifest);

    [TestCase("recursive", "false", "apiVersion: v1\ndata: { b: x, a: y }\nkind: ConfigMap\nmetadata: { name: web }\n", TestName = "Only at the top")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<SortKeys>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
