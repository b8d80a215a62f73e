using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitTokenMountTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\n[|spec|]:\n  containers: []\n", TestName = "Nothing is said")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: [|true|]\n", TestName = "Asked for")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    [|spec|]:\n      containers: []\n", TestName = "A Deployment")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: false\n", TestName = "Not wanted")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  automountServiceAccountToken: \"{{ .x }}\"\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: {}\n", TestName = "No pod")]
    public void Manifest(string manifest) => RuleVerifier<LimitTokenMount>.VerifyKubernetes(manifest);

    [TestCase("automountServiceAccountToken: false", false, TestName = "The account says no")]
    [TestCase("automountServiceAccountToken: true", true, TestName = "The account says yes")]
    [TestCase("secrets: []", true, TestName = "The account says nothing")]
    [TestCase("automountServiceAccountToken: \"{{ .Values.mount }}\"", false, TestName = "A template decides for the account")]
    public void What_the_pod_does_not_say_its_account_says(string account, bool fires) => RuleVerifier<LimitTokenMount>.VerifyKubernetes(
        $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\n{(fires ? "[|spec|]" : "spec")}:\n  serviceAccountName: web\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {{ name: web }}\n{account}\n",
        options: new RuleVerifierOptions { Select = ["polaris/automountServiceAccountToken"] });

    [Test]
    public void A_token_may_be_mounted_by_hand() => RuleVerifier<LimitTokenMount>.VerifyKubernetes(
        Manifests.Pod("containers:\n  - name: web\n    volumeMounts:\n      - name: token\n        mountPath: [|/var/run/secrets/kubernetes.io/serviceaccount|]"),
        options: new RuleVerifierOptions { Select = ["trivy/KSV-0036"] });
}
