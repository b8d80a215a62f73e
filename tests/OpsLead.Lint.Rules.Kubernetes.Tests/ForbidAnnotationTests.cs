using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ForbidAnnotationTests
{
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { [|scheduler.alpha.kubernetes.io/critical-pod: \"\"|] } }\nspec: {}\n", TestName = "Nothing reads it")]
    [TestCase("apiVersion: apps/v1\nkind: DaemonSet\nmetadata: { name: web }\nspec: { template: { metadata: { annotations: { [|scheduler.alpha.kubernetes.io/critical-pod: \"\"|] } }, spec: { containers: [] } } }\n", TestName = "On the pods")]
    [TestCase("apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: web, annotations: { [|volume.alpha.kubernetes.io/storage-class: fast|] } }\n", TestName = "Of another object")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { note: a } }\nspec: {}\n", TestName = "Another one")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: {}\n", TestName = "None")]
    [TestCase("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, labels: { scheduler.alpha.kubernetes.io/critical-pod: \"\" } }\nspec: {}\n", TestName = "A label")]
    public void Manifest(string manifest) => RuleVerifier<ForbidAnnotation>.VerifyKubernetes(manifest);

    [TestCase("forbidden", "key=reload;value=^true$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { [|reload: \"true\"|] } }\nspec: {}\n", TestName = "A value")]
    [TestCase("forbidden", "key=reload;value=^true$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { reload: \"false\" } }\nspec: {}\n", TestName = "Another value")]
    [TestCase("forbidden", "key=role;value=!^arn:aws:iam::\\d{12}:role/[\\w+=,.@-]{1,64}$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { [|role: admin|] } }\nspec: {}\n", TestName = "What it must be")]
    [TestCase("forbidden", "key=role;value=!^arn:aws:iam::\\d{12}:role/[\\w+=,.@-]{1,64}$", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { role: \"arn:aws:iam::123456789012:role/web\" } }\nspec: {}\n", TestName = "As it must be")]
    [TestCase("forbidden", "key=reload;value=true", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, annotations: { reload: \"{{ .Values.reload }}\" } }\nspec: {}\n", TestName = "A template")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<ForbidAnnotation>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });
}
