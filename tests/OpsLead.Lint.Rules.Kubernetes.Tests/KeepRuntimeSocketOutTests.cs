using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepRuntimeSocketOutTests
{
    [TestCase("volumes:\n  - name: docker\n    hostPath: { path: [|/var/run/docker.sock|] }", TestName = "Docker")]
    [TestCase("volumes:\n  - name: cri\n    hostPath:\n      path: [|/run/containerd/containerd.sock|]", TestName = "containerd")]
    [TestCase("volumes:\n  - hostPath: { path: [|\"/var/run/crio/crio.sock\"|] }", TestName = "CRI-O")]
    [TestCase("volumes:\n  - name: logs\n    hostPath: { path: /var/log }", TestName = "Another path")]
    [TestCase("volumes:\n  - name: docker\n    hostPath: { path: \"{{ .Values.socket }}\" }", TestName = "A template")]
    [TestCase("volumes:\n  - name: docker\n    emptyDir: {}", TestName = "Only the name")]
    public void Pod(string spec) => RuleVerifier<KeepRuntimeSocketOut>.VerifyKubernetes(Manifests.Pod(spec));
}
