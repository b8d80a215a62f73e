using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetJobRestartPolicyTests
{
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sweep\nspec:\n  schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: [|Always|]\n", TestName = "Always")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: x }\nspec:\n  template:\n    [|spec|]:\n      containers: []\n", TestName = "Nothing is said")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: x }\nspec:\n  template:\n    spec: { restartPolicy: [|\"Always\"|] }\n", TestName = "Quoted")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sweep\nspec:\n  schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n", TestName = "Never")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sweep\nspec:\n  schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: OnFailure\n", TestName = "On failure")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata:\n  name: sweep\nspec:\n  schedule: \"0 3 * * *\"\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: \"{{ .x }}\"\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<SetJobRestartPolicy>.VerifyKubernetes(manifest);
}
