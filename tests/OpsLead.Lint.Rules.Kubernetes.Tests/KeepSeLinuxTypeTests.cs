using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepSeLinuxTypeTests
{
    [TestCase("name: web\nsecurityContext: { seLinuxOptions: { type: [|spc_t|] } }", TestName = "A type without bounds")]
    [TestCase("name: web\nsecurityContext: { seLinuxOptions: { user: [|sysadm_u|], role: [|sysadm_r|] } }", TestName = "User and role")]
    [TestCase("name: web\nsecurityContext:\n  seLinuxOptions:\n    type: [|\"unconfined_t\"|]", TestName = "Quoted")]
    [TestCase("name: web\nsecurityContext: { seLinuxOptions: { type: container_t, level: \"s0\" } }", TestName = "The usual type")]
    [TestCase("name: web\nsecurityContext: { seLinuxOptions: { type: \"{{ .Values.x }}\" } }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: {}", TestName = "Nothing is said")]
    public void Container(string container) => RuleVerifier<KeepSeLinuxType>.VerifyKubernetes(Manifests.Deployment(container));
}
