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
}
