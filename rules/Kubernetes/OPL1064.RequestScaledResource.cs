using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds autoscalers that go by the use of a resource which the pods do not request.</summary>
internal sealed class RequestScaledResource : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1064",
        "Request the resource that is scaled by",
        "'{0}' goes by the use of '{1}' in percent of the request, and container '{2}' of '{3}' requests none, so nothing is ever scaled. Set the request.",
        RuleCategory.Scalability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ResourceLimits,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.ContainersWithoutRequest.Count == 0)
            {
                continue;
            }

            foreach (var autoscaler in c.Kubernetes.GetAutoscalers(workload))
            {
                foreach (var (resource, span) in autoscaler.Utilization)
                {
                    if (workload.ContainersWithoutRequest.TryGetValue(resource, out var container))
                    {
                        Report(c, autoscaler, workload, span, resource, container);
                    }
                }

                foreach (var (container, resource, span) in autoscaler.ContainerUtilization)
                {
                    if (workload.MissingRequests.Contains((container, resource)))
                    {
                        Report(c, autoscaler, workload, span, resource, container);
                    }
                }
            }
        }
    });

    private static void Report(WorkspaceAnalysisContext c, AutoscalerFact autoscaler, WorkloadFact workload, TextSpan span, string resource, string container) => c.Report(
        autoscaler.Document,
        span,
        new DiagnosticDetails
        {
            // A LimitRange of the namespace, or an overlay, may fill it in.
            IsOptIn = c.Kubernetes.IsComposed(workload.Document.Folder),
            RelatedDocuments = [new RelatedDocumentSpan(workload.Document, workload.Anchor, "The workload")],
        },
        autoscaler.DisplayName,
        resource,
        container,
        workload.DisplayName);
}
