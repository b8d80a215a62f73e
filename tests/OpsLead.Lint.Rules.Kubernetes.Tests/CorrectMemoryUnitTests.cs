using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class CorrectMemoryUnitTests
{
    [TestCase("name: web\nresources: { limits: { memory: [|512m|] } }", TestName = "Thousandths")]
    [TestCase("name: web\nresources:\n  requests:\n    memory: [|\"256\"|]", TestName = "A number meant as megabytes")]
    [TestCase("name: web\nresources: { limits: { ephemeral-storage: [|1m|] }, requests: { memory: [|64m|] } }", TestName = "Storage too")]
    [TestCase("name: web\nresources: { limits: { memory: 512Mi, cpu: 500m } }", TestName = "Thousandths of a CPU")]
    [TestCase("name: web\nresources: { limits: { memory: 134217728 } }", TestName = "Bytes")]
    [TestCase("name: web\nresources: { limits: { memory: \"{{ .Values.memory }}m\" } }", TestName = "A template")]
    [TestCase("name: web\nresources: { limits: { memory: 128M } }", TestName = "Megabytes")]
    public void Container(string container) => RuleVerifier<CorrectMemoryUnit>.VerifyKubernetes(Manifests.Deployment(container));
}
