using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitEphemeralStorageTests
{
    [TestCase("name: [|web|]", TestName = "No resources")]
    [TestCase("name: web\n[|resources|]: { limits: { memory: 1Gi } }", TestName = "Other resources")]
    [TestCase("name: web\n[|resources|]: { limits: { ephemeral-storage: 1Gi } }", TestName = "No request")]
    [TestCase("name: web\n[|resources|]: { requests: { ephemeral-storage: 1Gi } }", TestName = "No limit")]
    [TestCase("name: web\nresources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: 1Gi } }", TestName = "Both")]
    [TestCase("name: web\nresources: { limits: \"{{ .Values.limits }}\" }", TestName = "A template")]
    [TestCase("name: web\nresources: { requests: { ephemeral-storage: 1Gi }, limits: { ephemeral-storage: \"{{ .Values.storage }}\" } }", TestName = "A limit from a template")]
    public void Container(string container) => RuleVerifier<LimitEphemeralStorage>.VerifyKubernetes(Manifests.Deployment(container));
}
