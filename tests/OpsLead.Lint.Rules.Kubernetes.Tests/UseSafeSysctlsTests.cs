using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UseSafeSysctlsTests
{
    [TestCase("securityContext:\n  sysctls:\n    - { name: [|net.core.somaxconn|], value: \"1\" }", TestName = "Of the network")]
    [TestCase("securityContext:\n  sysctls:\n    - name: [|\"kernel.msgmax\"|]", TestName = "Quoted")]
    [TestCase("securityContext:\n  sysctls:\n    - name: [|vm.max_map_count|]", TestName = "Of the node")]
    [TestCase("securityContext: {}", TestName = "None")]
    [TestCase("securityContext:\n  sysctls:\n    - name: \"{{ .Values.x }}\"", TestName = "A template")]
    [TestCase("securityContext:\n  sysctls: []", TestName = "An empty list")]
    public void Pod(string spec) => RuleVerifier<UseSafeSysctls>.VerifyKubernetes(Manifests.Pod(spec));
}
