using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepAppArmorProfileTests
{
    [TestCase("securityContext: { appArmorProfile: { type: [|Unconfined|] } }", TestName = "The pod")]
    [TestCase("containers:\n  - name: web\n    securityContext: { appArmorProfile: { type: [|\"Unconfined\"|] } }", TestName = "The container")]
    [TestCase("securityContext: { appArmorProfile: { type: RuntimeDefault } }", TestName = "The default of the runtime")]
    [TestCase("securityContext: { appArmorProfile: { type: Localhost, localhostProfile: web } }", TestName = "A profile of its own")]
    [TestCase("containers:\n  - name: web\n    securityContext: { appArmorProfile: { type: \"{{ .Values.x }}\" } }", TestName = "A template")]
    public void Pod(string spec) => RuleVerifier<KeepAppArmorProfile>.VerifyKubernetes(Manifests.Pod(spec));

    [TestCase("apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n    container.apparmor.security.beta.kubernetes.io/web: [|unconfined|]\nspec:\n  containers: []\n", TestName = "The annotation of old")]
    public void Manifest(string manifest) => RuleVerifier<KeepAppArmorProfile>.VerifyKubernetes(manifest);
}
