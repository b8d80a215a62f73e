using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class MakeRootFileSystemReadOnlyTests
{
    [TestCase("name: [|web|]\nimage: web:1", TestName = "Nothing is said")]
    [TestCase("name: web\nsecurityContext: { readOnlyRootFilesystem: [|false|] }", TestName = "Writable")]
    [TestCase("name: web\n[|securityContext|]: { runAsUser: 7 }", TestName = "Another setting")]
    [TestCase("name: web\nsecurityContext: { readOnlyRootFilesystem: true }", TestName = "Read-only")]
    [TestCase("name: web\nsecurityContext: { readOnlyRootFilesystem: \"{{ .Values.x }}\" }", TestName = "A template")]
    [TestCase("name: web\nsecurityContext: ${CONTEXT}", TestName = "A variable")]
    public void Container(string container) => RuleVerifier<MakeRootFileSystemReadOnly>.VerifyKubernetes(Manifests.Deployment(container));
}
