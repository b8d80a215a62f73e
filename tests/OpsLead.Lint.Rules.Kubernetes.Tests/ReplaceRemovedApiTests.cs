using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ReplaceRemovedApiTests
{
    [TestCase("apiVersion: [|batch/v1beta1|]\nkind: CronJob\nmetadata: { name: x }\n", TestName = "Only the version changes")]
    [TestCase("apiVersion: [|extensions/v1beta1|]\nkind: Ingress\nmetadata: { name: x }\n", TestName = "The schema changes too")]
    [TestCase("apiVersion: v1\nkind: List\nitems:\n  - apiVersion: [|\"policy/v1beta1\"|]\n    kind: PodSecurityPolicy\n", TestName = "Gone for good")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: x }\n", TestName = "Served")]
    [TestCase("apiVersion: example.com/v1beta1\nkind: CronJob\nmetadata: { name: x }\n", TestName = "A custom resource of that name")]
    [TestCase("apiVersion: \"{{ .Values.version }}\"\nkind: CronJob\nmetadata: { name: x }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<ReplaceRemovedApi>.VerifyKubernetes(manifest);

    [TestCase("1.31", "flowcontrol.apiserver.k8s.io/v1beta3", TestName = "The target still serves it")]
    [TestCase("1.32", "[|flowcontrol.apiserver.k8s.io/v1beta3|]", TestName = "The target is the first not to serve it")]
    [TestCase("v1.25.4", "[|batch/v1beta1|]", TestName = "A patch release")]
    public void Target(string version, string apiVersion) => RuleVerifier<ReplaceRemovedApi>.VerifyKubernetes(
        $"apiVersion: {apiVersion}\nkind: {(apiVersion.Contains("batch", StringComparison.Ordinal) ? "CronJob" : "FlowSchema")}\nmetadata: {{ name: x }}\n",
        options: new() { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("opslead_lint.kubernetes_version", version) });
}
