using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class CreateServiceAccountTests
{
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccountName: [|shop|], containers: [] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n", TestName = "No such account")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec: { serviceAccountName: [|web|], containers: [] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web, namespace: web }\n", TestName = "Another namespace")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccount: [|shop|], containers: [] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n", TestName = "The deprecated field")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web, namespace: shop }\nsubjects: [{ kind: ServiceAccount, name: [|shop|] }]\nroleRef: { kind: ClusterRole, name: view }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n", TestName = "A subject")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccountName: web, containers: [] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: web }\n", TestName = "It is here")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccountName: default, containers: [] }\n", TestName = "The default one")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [] }\n", TestName = "None")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccountName: \"{{ .Values.account }}\", containers: [] }\n", TestName = "A template")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: kube-system }\nspec: { serviceAccountName: horizontal-pod-autoscaler, containers: [] }\n", TestName = "One of Kubernetes itself")]
    [TestCase("apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { serviceAccountName: shop, containers: [] }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: \"{{ .Values.account }}\" }\n", TestName = "An account with a name from a template")]
    public void Manifest(string manifest) => RuleVerifier<CreateServiceAccount>.VerifyKubernetes(manifest);
}
