using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LeaveHostNamespacesTests
{
    [TestCase("hostNetwork: [|true|]\ncontainers: []", TestName = "The network")]
    [TestCase("hostPID: [|true|]\nhostIPC: [|true|]", TestName = "Processes and memory")]
    [TestCase("containers: []\nhostNetwork: [|True|]", TestName = "After the containers")]
    [TestCase("hostNetwork: false", TestName = "Explicitly not")]
    [TestCase("containers: []", TestName = "Nothing is said")]
    [TestCase("hostPID: \"{{ .Values.hostPID }}\"", TestName = "A template")]
    public void Pod(string spec) => RuleVerifier<LeaveHostNamespaces>.VerifyKubernetes(Manifests.Pod(spec));
}
