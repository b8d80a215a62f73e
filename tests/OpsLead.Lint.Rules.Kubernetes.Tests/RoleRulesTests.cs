using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

public sealed class ForbidRoleEscalationTests
{
    private const string Group = "apiGroups: [rbac.authorization.k8s.io]\n";

    [TestCase(Group + "resources: [clusterroles]\nverbs: [get, [|bind|]]", TestName = "Binding any role")]
    [TestCase(Group + "resources: [roles]\nverbs: [[|\"escalate\"|]]", TestName = "Writing any role")]
    [TestCase(Group + "resources: [roles]\nverbs:\n  - [|escalate|]\n  - [|bind|]", TestName = "Both are told")]
    [TestCase(Group + "resources: [roles]\nverbs: [get, update]", TestName = "Changing a role within one's own rights")]
    [TestCase(Group + "resources: [roles]\nverbs: [bind]\nresourceNames: [viewer]", TestName = "Binding a named role")]
    [TestCase(Group + "resources: [clusterroles]\nverbs: [\"{{ .Values.verb }}\"]", TestName = "A verb from a template")]
    [TestCase("apiGroups: [apps]\nresources: [roles]\nverbs: [bind]", TestName = "Roles of another group")]
    [TestCase(Group + "resources: [rolebindings]\nverbs: [bind]", TestName = "The API server never asks for bind on bindings")]
    public void As_shipped(string rule) => RuleVerifier<ForbidRoleEscalation>.VerifyKubernetes(Manifests.Role(rule), options: RuleVerifierOptions.AsShipped);

    [TestCase(Group + "resources: [rolebindings]\nverbs: [delete, [|bind|]]", "checkov/CKV_K8S_157", TestName = "Bind on bindings")]
    [TestCase(Group + "resources: [rolebindings, roles]\nverbs: [[|\"*\"|]]", "checkov/CKV_K8S_158", TestName = "A star holds escalate")]
    [TestCase(Group + "resources: [rolebindings]\nverbs: [[|impersonate|]]", "trivy/KSV-0050", TestName = "Impersonate on bindings")]
    [TestCase(Group + "resources: [[|rolebindings|]]\nverbs: [get, patch]", "trivy/KSV-0055", TestName = "Who may patch any binding")]
    [TestCase(Group + "resources: [rolebindings]\nverbs: [create]", "trivy/KSV-0051", TestName = "Creating bindings without bind")]
    public void On_demand(string rule, string alias) => RuleVerifier<ForbidRoleEscalation>.VerifyKubernetes(Manifests.Role(rule), options: new RuleVerifierOptions { Select = [alias] });

    [Test]
    public void Creating_bindings_and_binding_roles_may_stand_in_any_order()
    {
        var bind = Manifests.Role(Group + "resources: [clusterroles]\nverbs: [[|bind|]]");
        var create = "  - apiGroups: [rbac.authorization.k8s.io]\n    resources: [clusterrolebindings]\n    verbs: [create]\n";

        RuleVerifier<ForbidRoleEscalation>.VerifyKubernetes(bind + create, options: new RuleVerifierOptions { Select = ["trivy/KSV-0052"] });
    }
}

public sealed class LimitImpersonationTests
{
    [TestCase("apiGroups: [\"\"]\nresources: [users]\nverbs: [[|impersonate|]]", TestName = "Any user")]
    [TestCase("apiGroups: [\"*\"]\nresources: [groups]\nverbs:\n  - [|impersonate|]", TestName = "Any group")]
    [TestCase("apiGroups: [\"\"]\nresources: [\"*\"]\nverbs: [get, [|impersonate|]]", TestName = "Whatever there is")]
    [TestCase("apiGroups: [\"\"]\nresources: [users]\nverbs: [impersonate]\nresourceNames: [jane]", TestName = "One user")]
    [TestCase("apiGroups: [apps]\nresources: [groups]\nverbs: [impersonate]", TestName = "Another group's resource")]
    [TestCase("apiGroups: [\"\"]\nresources: [users]\nverbs: [get]", TestName = "Another verb")]
    [TestCase("apiGroups: [\"\"]\nresources: [\"{{ .Values.kind }}\"]\nverbs: [impersonate]", TestName = "A resource from a template")]
    public void As_shipped(string rule) => RuleVerifier<LimitImpersonation>.VerifyKubernetes(Manifests.Role(rule), options: RuleVerifierOptions.AsShipped);
}

public sealed class LimitNodeProxyTests
{
    [TestCase("apiGroups: [\"\"]\nresources: [nodes, [|nodes/proxy|]]\nverbs: [get, list]", TestName = "Reading is enough")]
    [TestCase("apiGroups: [\"\"]\nresources:\n  - [|\"nodes/proxy\"|]\nverbs: [create]", TestName = "Creating")]
    [TestCase("apiGroups: [\"*\"]\nresources: [[|nodes/proxy|]]\nverbs: [\"*\"]", TestName = "Everything")]
    [TestCase("apiGroups: [\"\"]\nresources: [nodes/metrics]\nverbs: [get]", TestName = "Metrics")]
    [TestCase("apiGroups: [\"\"]\nresources: [nodes/proxy]\nverbs: [list]", TestName = "A verb that opens nothing")]
    [TestCase("apiGroups: [\"\"]\nresources: [nodes/proxy, \"${RESOURCE}\"]\nverbs: [get]", TestName = "A resource from a variable")]
    public void As_shipped(string rule) => RuleVerifier<LimitNodeProxy>.VerifyKubernetes(Manifests.Role(rule), options: RuleVerifierOptions.AsShipped);
}

public sealed class LimitSensitiveChangesTests
{
    [TestCase("apiGroups: [\"\"]\nresources: [[|configmaps|]]\nresourceNames: [aws-auth]\nverbs: [get, patch]", TestName = "Who is an administrator by AWS")]
    [TestCase("apiGroups: [\"\"]\nresources: [configmaps]\nresourceNames: [aws-auth]\nverbs: [get]", TestName = "Reading it")]
    [TestCase("apiGroups: [\"\"]\nresources: [configmaps]\nverbs: [update]", TestName = "Any ConfigMap, which many need")]
    [TestCase("apiGroups: [certificates.k8s.io]\nresources: [signers]\nverbs: [approve]", TestName = "Approving without writing the approval")]
    [TestCase("apiGroups: [certificates.k8s.io]\nresources: [signers, [|certificatesigningrequests/approval|]]\nverbs: [approve, update]", TestName = "Certificates of anybody")]
    public void As_shipped(string rule) => RuleVerifier<LimitSensitiveChanges>.VerifyKubernetes(Manifests.Role(rule), options: RuleVerifierOptions.AsShipped);

    [TestCase("apiGroups: [apps]\nresources: [[|deployments|]]\nverbs: [create]", "trivy/KSV-0048", TestName = "Workloads")]
    [TestCase("apiGroups: [apps]\nresources: [job]\nverbs: [create]", "trivy/KSV-0048", TestName = "No resource is called job")]
    [TestCase("apiGroups: [\"\"]\nresources: [[|pods/log|]]\nverbs: [deletecollection]", "trivy/KSV-0042", TestName = "Logs")]
    [TestCase("apiGroups: [\"\"]\nresources: [[|endpoints|]]\nverbs: [update]", "trivy/KSV-0056", TestName = "Traffic")]
    [TestCase("apiGroups: [networking.k8s.io]\nresources: [ingresses]\nverbs: [watch]", "trivy/KSV-0056", TestName = "Watching traffic's rules")]
    [TestCase("apiGroups: [admissionregistration.k8s.io]\nresources: [[|validatingwebhookconfigurations|]]\nverbs: [patch]", "checkov/CKV_K8S_155", TestName = "Webhooks")]
    public void On_demand(string rule, string alias) => RuleVerifier<LimitSensitiveChanges>.VerifyKubernetes(Manifests.Role(rule), options: new RuleVerifierOptions { Select = [alias] });
}

public sealed class KeepAnonymousOutTests
{
    [TestCase("kind: Group\nname: [|system:unauthenticated|]", TestName = "Whoever reaches the API server")]
    [TestCase("kind: User\nname: [|\"system:anonymous\"|]", TestName = "The user without a name")]
    [TestCase("kind: Group\nname: [|system:masters|]", TestName = "Above every role")]
    [TestCase("kind: Group\nname: system:authenticated", TestName = "All users, by default")]
    [TestCase("kind: Group\nname: shop", TestName = "A group of one's own")]
    [TestCase("kind: Group\nname: \"{{ .Values.group }}\"", TestName = "A group from a template")]
    public void As_shipped(string subject) => RuleVerifier<KeepAnonymousOut>.VerifyKubernetes(Manifests.ClusterBinding(subject), options: RuleVerifierOptions.AsShipped);

    [Test]
    public void All_users_on_demand() => RuleVerifier<KeepAnonymousOut>.VerifyKubernetes(Manifests.ClusterBinding("kind: Group\nname: [|system:authenticated|]"));

    [Test]
    public void What_Kubernetes_binds_itself_stays() => RuleVerifier<KeepAnonymousOut>.VerifyKubernetes(
        Manifests.ClusterBinding("kind: Group\nname: system:unauthenticated").Replace("name: web\nroleRef", "name: system:public-info-viewer\nroleRef", StringComparison.Ordinal));
}

public sealed class KeepDefaultAccountPowerlessTests
{
    [TestCase("kind: ServiceAccount\nname: [|default|]\nnamespace: shop", TestName = "The default account")]
    [TestCase("kind: ServiceAccount\nname: [|\"default\"|]", TestName = "In quotes")]
    [TestCase("kind: ServiceAccount\nname: web\nnamespace: default", TestName = "An account of its own in the namespace default")]
    [TestCase("kind: User\nname: default", TestName = "A user of that name")]
    [TestCase("kind: ServiceAccount\nname: \"{{ .Values.account }}\"", TestName = "An account from a template")]
    public void Subject(string subject) => RuleVerifier<KeepDefaultAccountPowerless>.VerifyKubernetes(Manifests.ClusterBinding(subject), options: RuleVerifierOptions.AsShipped);

    [TestCase("metadata: { name: [|default|] }\n", TestName = "Nothing is said")]
    [TestCase("metadata: { name: default }\nautomountServiceAccountToken: [|true|]\n", TestName = "The token is mounted")]
    [TestCase("metadata: { name: default }\nautomountServiceAccountToken: false\n", TestName = "The token stays")]
    [TestCase("metadata: { name: web }\n", TestName = "Another account")]
    public void Account(string text) => RuleVerifier<KeepDefaultAccountPowerless>.VerifyKubernetes("apiVersion: v1\nkind: ServiceAccount\n" + text);
}

public sealed class BindLimitedRoleTests
{
    private const string Account = "kind: ServiceAccount\nname: web";

    [TestCase("apiGroups: [\"*\"]\nresources: [\"*\"]\nverbs: [get, list, watch, delete, patch, update, create]", "polaris/clusterrolebindingClusterAdmin", true, TestName = "Everything, verb by verb")]
    [TestCase("apiGroups: [\"\"]\nresources: [\"*\"]\nverbs: [\"*\"]", "polaris/clusterrolebindingClusterAdmin", false, TestName = "Everything of one group")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/attach]\nverbs: [get]", "polaris/clusterrolebindingPodExecAttach", true, TestName = "Into pods")]
    [TestCase("apiGroups: [\"\"]\nresources: [pods/exec]\nverbs: [list]", "polaris/clusterrolebindingPodExecAttach", false, TestName = "A verb that opens no pod")]
    [TestCase("apiGroups: [\"\"]\nresources: [secrets]\nverbs: [list]", "checkov/CKV2_K8S_5", true, TestName = "Every Secret")]
    [TestCase("apiGroups: [\"\"]\nresources: [secrets]\nverbs: [get]\nresourceNames: [web]", "checkov/CKV2_K8S_5", false, TestName = "One Secret")]
    [TestCase("apiGroups: [rbac.authorization.k8s.io]\nresources: [rolebindings]\nverbs: [create]", "checkov/CKV2_K8S_1", true, TestName = "Other roles")]
    [TestCase("apiGroups: [\"\"]\nresources: [groups]\nverbs: [impersonate]", "checkov/CKV2_K8S_3", true, TestName = "Others")]
    [TestCase("apiGroups: [\"\"]\nresources: [services/status]\nverbs: [patch]", "checkov/CKV2_K8S_4", true, TestName = "The status of Services")]
    [TestCase("apiGroups: [\"\"]\nresources: [nodes/proxy]\nverbs: [create]", "checkov/CKV2_K8S_2", true, TestName = "The kubelet")]
    public void Role(string rule, string alias, bool fires) => RuleVerifier<BindLimitedRole>.VerifyKubernetes(
        Manifests.Role(rule) + "---\n" + Manifests.ClusterBinding(Account, fires ? "[|web|]" : "web"), options: new RuleVerifierOptions { Select = [alias] });

    [Test]
    public void A_person_is_no_workload() => RuleVerifier<BindLimitedRole>.VerifyKubernetes(
        Manifests.Role("apiGroups: [\"\"]\nresources: [secrets]\nverbs: [list]") + "---\n" + Manifests.ClusterBinding("kind: User\nname: jane"));

    [Test]
    public void A_role_that_is_not_here_is_unknown() => RuleVerifier<BindLimitedRole>.VerifyKubernetes(Manifests.ClusterBinding(Account, "elsewhere"));

    [Test]
    public void A_role_of_another_namespace_is_another_role()
    {
        const string Role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: web, namespace: one }\nrules:\n  - { apiGroups: [\"\"], resources: [secrets], verbs: [get] }\n";
        const string Binding = "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata: { name: web, namespace: two }\nroleRef: { kind: Role, name: web }\n"
            + "subjects:\n  - { kind: ServiceAccount, name: web }\n";

        RuleVerifier<BindLimitedRole>.VerifyWorkspace(("deploy/role.yaml", Role), ("deploy/binding.yaml", Binding));
        RuleVerifier<BindLimitedRole>.VerifyWorkspace(
            ("deploy/role.yaml", Role), ("deploy/binding.yaml", Binding.Replace("two", "one", StringComparison.Ordinal).Replace("name: web }\nsubjects", "name: [|web|] }\nsubjects", StringComparison.Ordinal)));
    }
}

public sealed class HardenControlPlaneTests
{
    private const string Scheduler = "name: it\nimage: scheduler:1\ncommand:\n  - kube-scheduler\n";

    [TestCase(Scheduler + "  - [|--bind-address=0.0.0.0|]\n  - --profiling=false", TestName = "A value that opens a port to all")]
    [TestCase("name: it\nimage: scheduler:1\ncommand:\n  - [|kube-scheduler|]\n  - --bind-address=127.0.0.1", TestName = "A flag that is missing")]
    [TestCase("name: it\nimage: scheduler:1\ncommand: [/usr/local/bin/kube-scheduler]\nargs: [\"--bind-address\", \"127.0.0.1\", [|\"--profiling\"|]]", TestName = "A value as an argument of its own, and a switch without one")]
    [TestCase(Scheduler + "  - --bind-address=127.0.0.1\n  - --profiling=false", TestName = "Both as they should be")]
    [TestCase(Scheduler + "  - --bind-address=$(HOST_IP)\n  - --profiling=false", TestName = "A value from a variable")]
    [TestCase(Scheduler + "  - $(FLAGS)", TestName = "Flags from a variable")]
    [TestCase("name: it\nimage: web:1\ncommand: [sh, -c, sleep]", TestName = "Another program")]
    [TestCase("name: it\nimage: registry.k8s.io/kube-scheduler:v1.36.0\ncommand: [--profiling=true]", TestName = "A command that is not the program")]
    public void Flags(string container) => RuleVerifier<HardenControlPlane>.VerifyKubernetes(Manifests.Deployment(container));

    [TestCase("kube-apiserver", "--audit-log-maxbackup=5", "checkov/CKV_K8S_93", true, TestName = "Too few files are kept")]
    [TestCase("kube-apiserver", "--audit-log-maxbackup=15", "checkov/CKV_K8S_93", false, TestName = "Enough files are kept")]
    [TestCase("kube-apiserver", "--request-timeout=1m30s", "checkov/CKV_K8S_95", false, TestName = "A duration")]
    [TestCase("kube-apiserver", "--request-timeout=often", "checkov/CKV_K8S_95", true, TestName = "No duration")]
    [TestCase("kube-apiserver", "--enable-admission-plugins=AlwaysAdmit,NodeRestriction", "trivy/KCV-0011", true, TestName = "A plugin that lets everything in")]
    [TestCase("kube-apiserver", "--tls-cipher-suites=TLS_RSA_WITH_RC4_128_SHA", "checkov/CKV_K8S_105", true, TestName = "A broken cipher")]
    [TestCase("kube-controller-manager", "--root-ca-file=notes.txt", "checkov/CKV_K8S_111", true, TestName = "No certificate")]
    [TestCase("kubelet", "--hostname-override=web", "checkov/CKV_K8S_146", true, TestName = "A flag that must not be there")]
    [TestCase("kubelet", "--event-qps=50", "checkov/CKV_K8S_147", true, TestName = "Too many events")]
    public void Values(string program, string flag, string alias, bool fires) => RuleVerifier<HardenControlPlane>.VerifyKubernetes(
        Manifests.Deployment($"name: it\ncommand:\n  - {program}\n  - {(fires ? $"[|{flag}|]" : flag)}"), options: new RuleVerifierOptions { Select = [alias] });

    [Test]
    public void The_image_names_the_program_where_no_command_does() => RuleVerifier<HardenControlPlane>.VerifyKubernetes(
        Manifests.Deployment("name: it\nimage: registry.k8s.io/etcd:3.6.4-0\nargs: [[|\"--peer-client-cert-auth=false\"|]]"), options: new RuleVerifierOptions { Select = ["trivy/KCV-0046"] });

    [Test]
    public void A_file_may_say_what_a_kubelet_is_not_told_by_flags() => RuleVerifier<HardenControlPlane>.VerifyKubernetes(
        Manifests.Deployment("name: it\ncommand: [kubelet, --config=/var/lib/kubelet/config.yaml]"));
}
