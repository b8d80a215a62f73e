using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects that go into the namespace <c>default</c>, by name or for want of one.</summary>
internal sealed class NameNamespace : KubernetesRule
{
    private const string Missing = "The object '{0}' names no namespace, so it goes wherever the deployer stands. Write 'metadata.namespace'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1108",
        "Name a namespace",
        "The object '{0}' goes into the namespace 'default', which it shares with everything else that did not say. Give the application its own.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        // Helm, Kustomize and GitOps tools set it when they apply.
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/use-namespace", "trivy/KSV-0110", "checkov/CKV_K8S_21"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var manifest = c.Node;
        if ((!manifest.Namespace.IsAbsent && manifest.Namespace is not { IsKnown: true, Value: "default" }) || IsOfKubernetes(manifest) || KustomizeOverlays.Get(c.Workspace).SetsNamespace(c.Document.Path))
        {
            return;
        }

        ImmutableArray<string> aliases = manifest.Kind switch
        {
            "Service" => ["kube-linter/use-namespace", "checkov/CKV_K8S_21"],
            "DeploymentConfig" => ["kube-linter/use-namespace"],
            _ when manifest.IsWorkload => ["kube-linter/use-namespace", "trivy/KSV-0110", "checkov/CKV_K8S_21"],
            _ => ["checkov/CKV_K8S_21"],
        };
        c.Report(manifest.Namespace.Span, new DiagnosticDetails { MessageFormat = manifest.Namespace.IsAbsent ? Missing : null, Aliases = aliases },
            manifest.DisplayName);
    },
        "Pod", "Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "ReplicationController", "Job", "CronJob", "DeploymentConfig", "Service", "Secret",
        "ServiceAccount", "Role", "RoleBinding", "ConfigMap", "Ingress");

    // What every cluster has in that namespace from its first day.
    private static bool IsOfKubernetes(KubernetesObject manifest) =>
        manifest is { Kind: "ServiceAccount", Name: { IsKnown: true, Value: "default" } } or { Kind: "Service", Name: { IsKnown: true, Value: "kubernetes" } };
}
