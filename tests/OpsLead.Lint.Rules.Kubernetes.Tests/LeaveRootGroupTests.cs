using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveRootGroupTests
{
    [TestCase("securityContext: { runAsGroup: [|0|] }", TestName = "The group itself")]
    [TestCase("securityContext: { fsGroup: [|0|] }", TestName = "The group of volumes")]
    [TestCase("securityContext:\n  supplementalGroups: [5, [|0|]]", TestName = "One among others")]
    [TestCase("securityContext: { fsGroup: 1000 }", TestName = "Another group")]
    [TestCase("securityContext: { fsGroup: \"{{ .Values.x }}\" }", TestName = "A template")]
    [TestCase("containers: []", TestName = "Nothing is said")]
    public void Pod(string spec) => RuleVerifier<LeaveRootGroup>.VerifyKubernetes(Manifests.Pod(spec));
}
