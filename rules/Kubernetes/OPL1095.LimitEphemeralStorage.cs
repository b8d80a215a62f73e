using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that may fill the disk of their node.</summary>
internal sealed class LimitEphemeralStorage : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1095",
        "Limit the ephemeral storage",
        "Container '{0}' sets no {1} of ephemeral storage, so its logs and files may fill the disk of the node. Set it under 'resources'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Practice = Practice.ResourceLimits,
        Aliases = ["kube-score/container-ephemeral-storage-request-and-limit"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var limit = c.Node.HasResource("limits", "ephemeral-storage");
        var request = c.Node.HasResource("requests", "ephemeral-storage");
        if (c.Node.Role != ContainerRole.Ephemeral && (limit == false || (request == false && limit is not null)))
        {
            var missing = limit == false && request == false ? "request and no limit" : limit == false ? "limit" : "request";
            c.Report(c.Node.Resources.IsKnown ? c.Node.Resources.Span : c.Node.Anchor, c.Node.DisplayName, missing);
        }
    });
}
