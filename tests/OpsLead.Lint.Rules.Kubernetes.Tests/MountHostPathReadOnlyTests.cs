using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MountHostPathReadOnlyTests
{
    [TestCase("containers:\n  - name: web\n    volumeMounts:\n      - name: [|logs|]\n        mountPath: /logs\nvolumes:\n  - name: logs\n    hostPath: { path: /var/log }", TestName = "Nothing is said")]
    [TestCase("containers:\n  - name: web\n    volumeMounts:\n      - { name: logs, readOnly: [|false|] }\nvolumes:\n  - { name: logs, hostPath: { path: /var/log } }", TestName = "Explicitly writable")]
    [TestCase("initContainers:\n  - name: web\n    volumeMounts:\n      - name: [|logs|]\nvolumes:\n  - { name: logs, hostPath: { path: /var/log } }", TestName = "An init container")]
    [TestCase("containers:\n  - name: web\n    volumeMounts:\n      - { name: logs, readOnly: true }\nvolumes:\n  - { name: logs, hostPath: { path: /var/log } }", TestName = "Read-only")]
    [TestCase("containers:\n  - name: web\n    volumeMounts:\n      - { name: logs }\nvolumes:\n  - { name: logs, emptyDir: {} }", TestName = "No directory of the node")]
    [TestCase("containers:\n  - name: web\n    volumeMounts:\n      - { name: logs, readOnly: \"{{ .Values.x }}\" }\nvolumes:\n  - { name: logs, hostPath: { path: /var/log } }", TestName = "A template")]
    public void Pod(string spec) => RuleVerifier<MountHostPathReadOnly>.VerifyKubernetes(Manifests.Pod(spec));
}
