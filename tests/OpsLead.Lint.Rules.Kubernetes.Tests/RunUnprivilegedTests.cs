using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RunUnprivilegedTests
{
    [TestCase("name: web\nsecurityContext:\n  privileged: [|true|]", TestName = "Privileged")]
    [TestCase("name: web\nsecurityContext: { privileged: [|yes|] }", TestName = "YAML 1.1 says yes")]
    [TestCase("name: web\nimage: web:1\nsecurityContext:\n  runAsNonRoot: true\n  privileged: [|True|]", TestName = "Beside other settings")]
    [TestCase("name: web\nsecurityContext: { privileged: false }", TestName = "Explicitly not")]
    [TestCase("name: web\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { privileged: \"{{ .Values.privileged }}\" }", TestName = "A template")]
    public void Container(string container) => RuleVerifier<RunUnprivileged>.VerifyKubernetes(Manifests.Deployment(container));
}
