using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Rules.Kubernetes.Tests;

/// <summary>Fields that fixes add: at the indentation that is there.</summary>
public sealed class SecurityFixTests
{
    [Test]
    public void A_missing_context_is_written_after_the_short_fields() => RuleVerifier<ForbidPrivilegeEscalation>.VerifyKubernetes(
        Manifests.Deployment("name: [|web|] # the shop\nimage: web:1 # pinned\nports:\n  - containerPort: 80"),
        Manifests.Deployment(
            "name: web # the shop\nimage: web:1 # pinned\nsecurityContext:\n  allowPrivilegeEscalation: false\nports:\n  - containerPort: 80"));

    [Test]
    public void A_context_that_is_there_is_extended() => RuleVerifier<MakeRootFileSystemReadOnly>.VerifyKubernetes(
        Manifests.Deployment("name: web\n[|securityContext|]:\n    runAsUser: 7\n    capabilities:\n        drop: [ALL]"),
        Manifests.Deployment("name: web\nsecurityContext:\n    runAsUser: 7\n    readOnlyRootFilesystem: true\n    capabilities:\n        drop: [ALL]"));

    [Test]
    public void A_mapping_in_braces_stays_in_braces() => RuleVerifier<DropCapabilities>.VerifyKubernetes(
        Manifests.Deployment("name: web\n[|securityContext|]: { runAsUser: 7 }"),
        Manifests.Deployment("name: web\nsecurityContext: { runAsUser: 7, capabilities: { drop: [ALL] } }"));

    [Test]
    public void Empty_braces_are_filled() => RuleVerifier<DropCapabilities>.VerifyKubernetes(
        Manifests.Deployment("name: web\n[|securityContext|]: {}"), Manifests.Deployment("name: web\nsecurityContext: { capabilities: { drop: [ALL] } }"));

    [TestCase("name: web\nsecurityContext: { capabilities: { [|drop|]: [NET_RAW] } }", "name: web\nsecurityContext: { capabilities: { drop: [ALL, NET_RAW] } }", TestName = "A list in brackets")]
    [TestCase(
        "name: web\nsecurityContext:\n  capabilities:\n    [|drop|]:\n      - NET_RAW", "name: web\nsecurityContext:\n  capabilities:\n    drop:\n      - ALL\n      - NET_RAW",
        TestName = "A list of lines")]
    public void A_list_gets_its_first_item(string container, string mended) =>
        RuleVerifier<DropCapabilities>.VerifyKubernetes(Manifests.Deployment(container), Manifests.Deployment(mended));

    [Test]
    public void Json_gets_its_quotes() => RuleVerifier<DropCapabilities>.Verify(
        "deploy/app.json",
        """
        {
          "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" },
          "spec": { "containers": [ { "name": [|"web"|] } ] }
        }
        """,
        """
        {
          "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "web" },
          "spec": { "containers": [ { "name": "web", "securityContext": { "capabilities": { "drop": ["ALL"] } } } ] }
        }
        """);

    [Test]
    public void The_check_of_a_user_that_is_not_root_is_safe() => RuleVerifier<RunAsNonRoot>.VerifyKubernetes(
        Manifests.Deployment("name: web\nsecurityContext:\n  runAsUser: [|7|]"), Manifests.Deployment("name: web\nsecurityContext:\n  runAsUser: 7\n  runAsNonRoot: true"));

    [Test]
    public void Unconfined_becomes_the_profile_of_the_runtime() => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(
        Manifests.Pod("securityContext: { seccompProfile: { type: [|Unconfined|] } }\ncontainers:\n  - name: web"),
        Manifests.Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }\ncontainers:\n  - name: web"));

    [Test]
    public void A_missing_profile_is_written_for_the_pod() => RuleVerifier<SetSeccompProfile>.VerifyKubernetes(
        Manifests.Pod("containers:\n  - name: [|web|]\n  - name: [|log|]"),
        Manifests.Pod("securityContext:\n  seccompProfile:\n    type: RuntimeDefault\ncontainers:\n  - name: web\n  - name: log"));

    [Test]
    public void A_mount_becomes_read_only() => RuleVerifier<MountHostPathReadOnly>.VerifyKubernetes(
        Manifests.Pod("containers:\n  - name: web\n    volumeMounts:\n      - name: [|logs|]\n        mountPath: /logs\nvolumes:\n  - name: logs\n    hostPath: { path: /var/log }"),
        Manifests.Pod("containers:\n  - name: web\n    volumeMounts:\n      - name: logs\n        mountPath: /logs\n        readOnly: true\nvolumes:\n  - name: logs\n    hostPath: { path: /var/log }"));

    [Test]
    public void A_prefix_gets_its_end_within_the_quotes() => RuleVerifier<EndRepositoryPrefix>.VerifyKubernetes(
        "apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sAllowedRepos\nmetadata: { name: ours }\nspec:\n  parameters:\n    repos: [[|\"shop\"|]]\n",
        "apiVersion: constraints.gatekeeper.sh/v1beta1\nkind: K8sAllowedRepos\nmetadata: { name: ours }\nspec:\n  parameters:\n    repos: [\"shop/\"]\n");
}
