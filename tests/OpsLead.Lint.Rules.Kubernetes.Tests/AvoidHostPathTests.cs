using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AvoidHostPathTests
{
    [TestCase("volumes:\n  - name: root\n    hostPath: { path: [|/|] }", TestName = "The whole node")]
    [TestCase("volumes:\n  - { name: etc, hostPath: { path: [|\"/etc/\"|] } }", TestName = "With a slash")]
    [TestCase("volumes:\n  - name: data\n    hostPath:\n      path: [|/srv/data|]\n      type: Directory", TestName = "Any directory when asked for")]
    [TestCase("volumes:\n  - name: data\n    emptyDir: {}", TestName = "An emptyDir")]
    [TestCase("volumes:\n  - name: data\n    hostPath: { path: \"{{ .Values.path }}\" }", TestName = "A template")]
    [TestCase("volumes: []", TestName = "No volume")]
    public void Pod(string spec) => RuleVerifier<AvoidHostPath>.VerifyKubernetes(Manifests.Pod(spec));
}
