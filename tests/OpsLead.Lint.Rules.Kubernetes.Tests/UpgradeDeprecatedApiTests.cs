using System.Collections.Immutable;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UpgradeDeprecatedApiTests
{
    [TestCase("1.21", "[|batch/v1beta1|]", "CronJob", TestName = "The target has the replacement")]
    [TestCase("1.20", "[|extensions/v1beta1|]", "Ingress", TestName = "The replacement has another schema")]
    [TestCase(null, "[|storage.k8s.io/v1beta1|]", "VolumeAttributesClass", TestName = "The newest release has the replacement")]
    [TestCase("1.20", "batch/v1beta1", "CronJob", TestName = "The target has no replacement yet")]
    [TestCase("1.25", "batch/v1beta1", "CronJob", TestName = "The target serves it no longer, which another rule reports")]
    [TestCase(null, "batch/v1beta1", "CronJob", TestName = "The newest release serves it no longer")]
    [TestCase("1.33", "storage.k8s.io/v1beta1", "VolumeAttributesClass", TestName = "Not deprecated yet")]
    [TestCase("1.30", "batch/v1", "CronJob", TestName = "The replacement itself")]
    [TestCase("1.30", "\"{{ .Values.version }}\"", "CronJob", TestName = "A template")]
    public void Version(string? target, string apiVersion, string kind) => RuleVerifier<UpgradeDeprecatedApi>.VerifyKubernetes(
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata:\n  name: x\n",
        options: new() { Options = target is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("opslead_lint.kubernetes_version", target) });
}
