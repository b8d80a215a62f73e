using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetJobTimeToLiveTests
{
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: [|web|] }\nspec: {}\n", TestName = "A Job")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\nspec: { jobTemplate: { spec: { ttlSecondsAfterFinished: [|60|] } } }\n", TestName = "A CronJob that sets it")]
    [TestCase("apiVersion: batch/v1\nkind: [|Job|]\nmetadata: { generateName: web- }\n", TestName = "A Job without a name")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: web }\nspec: { ttlSecondsAfterFinished: 60 }\n", TestName = "It is set")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\nspec: { jobTemplate: { spec: {} } }\n", TestName = "A CronJob")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: web, annotations: { helm.sh/hook: pre-upgrade } }\nspec: {}\n", TestName = "A hook of a chart")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: web }\nspec: { ttlSecondsAfterFinished: \"{{ .Values.ttl }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<SetJobTimeToLive>.VerifyKubernetes(manifest);
}
