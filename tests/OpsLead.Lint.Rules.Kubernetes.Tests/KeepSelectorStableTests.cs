using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class KeepSelectorStableTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      [|app.kubernetes.io/version: 1.4.2|]\n", TestName = "The version of the app")]
    [TestCase("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      [|helm.sh/chart: web-0.3.1|]\n", TestName = "The chart")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      [|version: 1.4.2|]\n", TestName = "A number of a release")]
    [TestCase("apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      part: db\n  volumeClaimTemplates: [{ metadata: { name: data, labels: { [|helm.sh/chart: web-0.3.1|] } } }]\n", TestName = "A claim template")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      version: v1\n", TestName = "A version that tells two apart")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      app.kubernetes.io/name: web\n", TestName = "A name")]
    [TestCase("apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  selector:\n    matchLabels:\n      app: web\n      helm.sh/chart: web-0.3.1\n", TestName = "Another group")]
    public void Manifest(string manifest) => RuleVerifier<KeepSelectorStable>.VerifyKubernetes(manifest);
}
