using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class SetCronJobDeadlineTests
{
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\n[|spec|]: { schedule: \"0 * * * *\" }\n", TestName = "Not set")]
    [TestCase("apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: { name: web }\n[|spec|]: { schedule: \"0 * * * *\" }\n", TestName = "The old version")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\n[|spec|]: { schedule: \"0 * * * *\", startingDeadlineSeconds: ~ }\n", TestName = "Null")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\nspec: { schedule: \"0 * * * *\", startingDeadlineSeconds: 60 }\n", TestName = "Set")]
    [TestCase("apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: web }\nspec: { schedule: \"0 * * * *\", startingDeadlineSeconds: \"{{ .Values.deadline }}\" }\n", TestName = "A template")]
    [TestCase("apiVersion: example.com/v1\nkind: CronJob\nmetadata: { name: web }\nspec: { schedule: \"0 * * * *\" }\n", TestName = "Another group")]
    public void Manifest(string manifest) => RuleVerifier<SetCronJobDeadline>.VerifyKubernetes(manifest);
}
