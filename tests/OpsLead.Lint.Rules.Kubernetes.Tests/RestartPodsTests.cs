using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class RestartPodsTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: [|Never|] }\n", TestName = "A Deployment")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: [|OnFailure|] }\n", TestName = "A Deployment that fails")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: [|Never|] }\n", TestName = "A Job when asked for")]
    [TestCase("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\nspec:\n  template:\n    [|spec|]: { containers: [] }\n", TestName = "Not set when asked for")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: Always }\n", TestName = "Always")]
    [TestCase("apiVersion: batch/v1\nkind: Job\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: OnFailure }\n", TestName = "A Job that fails")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  template:\n    spec: { restartPolicy: \"{{ .Values.restart }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<RestartPods>.VerifyKubernetes(manifest);

    [Test]
    public void By_default_only_what_the_API_server_refuses_is_said() =>
        RuleVerifier<RestartPods>.VerifyKubernetes(
            "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { restartPolicy: Never, containers: [] }\n---\n"
                + "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec: { template: { spec: { restartPolicy: [|Never|], containers: [] } } }\n",
            options: RuleVerifierOptions.AsShipped);
}
