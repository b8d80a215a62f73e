using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads that two autoscalers pull at.</summary>
internal sealed class ScaleOnce : KubernetesRule
{
    private const string Vertical = "'{0}' changes the requests of '{2}', and '{1}' goes by their use, so each undoes the other. Set the 'updateMode' to 'Off', "
        + "or scale by another metric.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1065",
        "Scale a workload once",
        "'{0}' and '{1}' both set the replicas of '{2}', so it goes up and down without end. Keep one of them.",
        RuleCategory.Scalability,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var first = new Dictionary<(string Folder, string Namespace, string Kind, string Name), AutoscalerFact>();
        foreach (var isVertical in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var autoscaler in c.GetFacts<AutoscalerFact>())
            {
                if (autoscaler.Kind == "VerticalPodAutoscaler" != isVertical || !autoscaler.TargetKind.IsKnown || !autoscaler.TargetName.IsKnown
                    || !autoscaler.Name.IsKnown || autoscaler.Namespace.IsUnknown)
                {
                    continue;
                }

                // One in another folder is another environment's.
                var target = (autoscaler.Document.Folder, KubernetesRelations.Normalize(autoscaler.Namespace), autoscaler.TargetKind.Value, autoscaler.TargetName.Value);
                if (!first.TryGetValue(target, out var other))
                {
                    if (!isVertical)
                    {
                        first.Add(target, autoscaler);
                    }
                }
                else if (isVertical ? autoscaler.ChangesPods == true && other.Utilization.Count + other.ContainerUtilization.Count > 0 : other.Kind != autoscaler.Kind || other.Name.Value != autoscaler.Name.Value)
                {
                    c.Report(
                        autoscaler.Document,
                        autoscaler.TargetName.Span,
                        new DiagnosticDetails
                        {
                            MessageFormat = isVertical ? Vertical : null,
                            RelatedDocuments = [new RelatedDocumentSpan(other.Document, other.Anchor, "The other autoscaler")],
                        },
                        autoscaler.DisplayName,
                        other.DisplayName,
                        $"{autoscaler.TargetKind.Value}/{autoscaler.TargetName.Value}");
                }
            }
        }
    });
}
