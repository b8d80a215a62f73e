using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads that set the number of pods which an autoscaler sets.</summary>
internal sealed class LeaveReplicasToAutoscaler : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1058",
        "Leave the replicas to the autoscaler",
        "'{0}' sets '{1}' replicas and '{2}' scales it, so each apply throws away what the autoscaler decided. Remove 'replicas'.",
        RuleCategory.Scalability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Aliases = ["kube-score/deployment-targeted-by-hpa-does-not-have-replicas-configured"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (!workload.Replicas.IsKnown || c.Kubernetes.GetAutoscalers(workload).FirstOrDefault() is not { } autoscaler)
            {
                continue;
            }

            c.Report(
                workload.Document,
                workload.Replicas.Span,
                new DiagnosticDetails
                {
                    Aliases = workload.Kind == "Deployment" && autoscaler.Kind == "HorizontalPodAutoscaler" ? default : [],
                    RelatedDocuments = [new RelatedDocumentSpan(autoscaler.Document, autoscaler.Anchor, "The autoscaler")],
                },
                workload.DisplayName,
                $"{workload.Replicas.Value}",
                autoscaler.DisplayName);
        }
    });
}
