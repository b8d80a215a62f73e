using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class UseServiceAccountNameTests
{
    [TestCase("[|serviceAccount|]: web", TestName = "Only the old one")]
    [TestCase("serviceAccountName: web\n[|serviceAccount|]: shop", TestName = "They differ")]
    [TestCase("containers: []\n[|\"serviceAccount\"|]: web", TestName = "Quoted")]
    [TestCase("serviceAccountName: web\nserviceAccount: web", TestName = "They agree")]
    [TestCase("serviceAccountName: web", TestName = "Only the new one")]
    [TestCase("serviceAccount: \"{{ .x }}\"", TestName = "A template")]
    public void Pod(string spec) => RuleVerifier<UseServiceAccountName>.VerifyKubernetes(Manifests.Pod(spec));
}
