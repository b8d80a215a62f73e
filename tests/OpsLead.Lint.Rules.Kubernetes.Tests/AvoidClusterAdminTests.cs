using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class AvoidClusterAdminTests
{
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: ci }\nroleRef: { kind: ClusterRole, name: [|cluster-admin|] }\n", TestName = "In the cluster")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: ci }\nroleRef:\n  kind: ClusterRole\n  name: [|\"cluster-admin\"|]\n", TestName = "In one namespace")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: ci }\nroleRef: { kind: ClusterRole, name: [|edit|] }\n", TestName = "Nearly as much when asked for")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: ci }\nroleRef: { kind: ClusterRole, name: view }\n", TestName = "Reading only")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: \"system:masters\" }\nroleRef: { kind: ClusterRole, name: [|cluster-admin|] }\n", TestName = "What Kubernetes itself binds when asked for")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: ci }\nroleRef: { kind: ClusterRole, name: \"{{ .Values.x }}\" }\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<AvoidClusterAdmin>.VerifyKubernetes(manifest);

    [TestCase("system:masters", TestName = "What Kubernetes itself binds is not told")]
    [TestCase("cluster-admin", TestName = "The binding every cluster has")]
    public void As_shipped(string name) => RuleVerifier<AvoidClusterAdmin>.VerifyKubernetes(
        $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {{ name: \"{name}\" }}\nroleRef: {{ kind: ClusterRole, name: cluster-admin }}\n",
        options: RuleVerifierOptions.AsShipped);
}
