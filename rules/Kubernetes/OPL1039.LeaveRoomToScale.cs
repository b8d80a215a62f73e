using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds autoscalers whose bounds leave nothing to do, or contradict each other.</summary>
internal sealed class LeaveRoomToScale : KubernetesRule
{
    private const string Low = "'{0}' goes down to one pod, so a drained node is an outage. Set 'minReplicas: 2'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1039",
        "Leave the autoscaler room to scale",
        "The 'maxReplicas' of '{0}' are not above the 'minReplicas' of '{1}', so nothing is ever scaled. Raise the one or lower the other.",
        RuleCategory.Scalability,
        RuleSeverity.Warning)
    {
        Aliases = ["polaris/hpaMaxAvailability", "polaris/hpaMinAvailability", "kube-score/horizontalpodautoscaler-replicas"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "autoscaling" || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var min = YamlFacts.GetInteger(spec, "minReplicas");
        var max = YamlFacts.GetInteger(spec, "maxReplicas");
        if (max.IsKnown && min.IsKnown && max.Value <= min.Value)
        {
            c.Report(max.Span, new DiagnosticDetails { Aliases = ["polaris/hpaMaxAvailability"] }, $"{max.Value}", $"{min.Value}");
        }

        // Absent means 1 (API reference, HorizontalPodAutoscalerSpec.minReplicas).
        if (min.IsAbsent || (min.IsKnown && min.Value < 2))
        {
            ImmutableArray<string> aliases = min.IsKnown ? ["polaris/hpaMinAvailability", "kube-score/horizontalpodautoscaler-replicas"]
                : ["kube-score/horizontalpodautoscaler-replicas"];
            c.Report(min.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Low, Aliases = aliases }, c.Node.DisplayName);
        }
    }, "HorizontalPodAutoscaler");
}
