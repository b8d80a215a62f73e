using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class LimitResourceAccessTests
{
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: [|web|] }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [secrets], verbs: [list] }]\n", TestName = "Secrets")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: web }\nroleRef: { kind: ClusterRole, name: [|web|] }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [deployments], verbs: [create] }]\n", TestName = "Pods")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: web }\nroleRef: { kind: ClusterRole, name: [|web|] }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [\"*\"], verbs: [\"*\"] }]\n", TestName = "Everything")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: all }\naggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: all } }] }\nrules: []\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: web }\nroleRef: { kind: ClusterRole, name: [|all|] }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: web, labels: { part: all } }\nrules: [{ apiGroups: [\"\"], resources: [secrets], verbs: [get] }]\n", TestName = "By aggregation")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: web }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [configmaps], verbs: [list] }]\n", TestName = "Other resources")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: web }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [pods], verbs: [list] }]\n", TestName = "Only to look")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web, namespace: one }\nroleRef: { kind: Role, name: web }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web, namespace: two }\nrules: [{ apiGroups: [\"\"], resources: [secrets], verbs: [list] }]\n", TestName = "Another namespace")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: web }\n", TestName = "A role that is not here")]
    [TestCase("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: web }\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [\"{{ .Values.resource }}\"], verbs: [list] }]\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<LimitResourceAccess>.VerifyKubernetes(manifest);

    [TestCase("flag_roles_not_found", "true", "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: [|web|] }\n", TestName = "A role that must be here")]
    public void Options(string option, string value, string manifest) =>
        RuleVerifier<LimitResourceAccess>.VerifyKubernetes(
            manifest, options: new RuleVerifierOptions { Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(option, value) });

    [Test]
    public void Resources_of_ones_own_choice() =>
        RuleVerifier<LimitResourceAccess>.VerifyKubernetes(
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web }\nroleRef: { kind: Role, name: [|web|] }\n---\n"
                + "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web }\nrules: [{ apiGroups: [\"\"], resources: [services], verbs: [delete] }]\n",
            options: new RuleVerifierOptions
            {
                Options = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("resources", "^services$,^nodes$").Add("verbs", "^delete"),
            });
}
