using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class HardenContainerTests
{
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\n[|securityContext|]: { seccompProfile: { type: Unconfined } }", TestName = "Unconfined counts for nothing")]
    [TestCase("name: web\n[|securityContext|]: { capabilities: { drop: [CHOWN], add: [ALL] } }", TestName = "Dropped and added again")]
    [TestCase("name: web\nsecurityContext: { capabilities: { drop: [ALL] } }", TestName = "Capabilities dropped")]
    [TestCase("name: web\nsecurityContext: { seLinuxOptions: { level: \"s0:c1\" } }", TestName = "SELinux")]
    [TestCase("name: web\nsecurityContext: { appArmorProfile: { type: RuntimeDefault } }", TestName = "AppArmor")]
    [TestCase("name: web\nsecurityContext: ${CONTEXT}", TestName = "A variable")]
    public void Container(string container) => RuleVerifier<HardenContainer>.VerifyKubernetes(Manifests.Deployment(container));
}
