using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MaskProcTests
{
    [TestCase("name: web\nsecurityContext: { procMount: [|Unmasked|] }", TestName = "Unmasked")]
    [TestCase("name: web\nsecurityContext: { procMount: [|\"unmasked\"|] }", TestName = "In lower case")]
    [TestCase("name: web\nsecurityContext: { procMount: [|Default|] }", TestName = "The default when asked for")]
    [TestCase("name: web\nsecurityContext: {}", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { procMount: $MOUNT }", TestName = "A variable")]
    [TestCase("name: web\nsecurityContext: { procMount: \"{{ .Values.x }}\" }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<MaskProc>.VerifyKubernetes(Manifests.Deployment(container));
}
