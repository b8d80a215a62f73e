using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class DenyPrivilegedContainersTests
{
    [TestCase("apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: [|true|]\n", TestName = "Allowed")]
    [TestCase("apiVersion: v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: [|true|]\n", TestName = "The old group")]
    [TestCase("apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: [|True|]\n", TestName = "Another spelling")]
    [TestCase("apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: false\n", TestName = "Denied")]
    [TestCase("apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\n", TestName = "Not set")]
    [TestCase("apiVersion: security.openshift.io/v1\nkind: SecurityContextConstraints\nmetadata: { name: web }\nallowPrivilegedContainer: \"{{ .Values.privileged }}\"\n", TestName = "A template")]
    public void Manifest(string manifest) => RuleVerifier<DenyPrivilegedContainers>.VerifyKubernetes(manifest);
}
