using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose CPU has no limit.</summary>
internal sealed class SetCpuLimit : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1009",
        "Set a CPU limit",
        "Container '{0}' sets no CPU limit. Set 'resources.limits.cpu', so that a busy container slows itself down and not its neighbours.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // Disputed: a limit throttles a container even while the node is idle, and requests already share the CPU fairly.
        IsEnabledByDefault = false,
        Practice = Practice.ResourceLimits,
        Aliases = ["polaris/cpuLimitsMissing", "trivy/KSV-0011", "checkov/CKV_K8S_11", "kube-score/container-resources"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role != ContainerRole.Ephemeral && container.HasResource("limits", "cpu") == false)
        {
            c.Report(container.Resources.IsKnown ? container.Resources.Span : container.Anchor, container.DisplayName);
        }
    });
}
