using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds controllers whose selector finds another controller's pods.</summary>
internal sealed class SelectOwnPods : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1066",
        "Select only your own pods",
        "The selector '{0}' of '{1}' finds the pods of '{2}' as well, so the two fight over them. Add a label that only its own pods have.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.Selector is not { IsKnown: true, Value.IsEmpty: false } || !workload.Name.IsKnown || workload.Kind == "PodTemplate")
            {
                continue;
            }

            foreach (var other in c.Kubernetes.Workloads.Find(workload.Namespace, workload.Selector.Value))
            {
                // The same object in another folder is another environment's; a Job's pods get a label of their own from its controller.
                if (ReferenceEquals(other, workload) || !other.Name.IsKnown || other.Kind is "Job" or "CronJob" or "PodTemplate" or "ScaledJob"
                    || (other.Kind == workload.Kind && other.Name.Value == workload.Name.Value) || other.Document.Folder != workload.Document.Folder
                    || IsOwnCopy(workload, other) || other.Group.Contains('.', StringComparison.Ordinal) || workload.Group.Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                c.Report(
                    workload.Document,
                    workload.Selector.Span,
                    new DiagnosticDetails
                    {
                        // Deployments tell their pods apart by a hash; it is whoever counts by labels that is fooled.
                        IsOptIn = c.Kubernetes.IsComposed(workload.Document.Folder),
                        RelatedDocuments = [new RelatedDocumentSpan(other.Document, other.Anchor, "Its pods are found too")],
                    },
                    workload.Selector.Value.ToString(),
                    workload.DisplayName,
                    other.DisplayName);
                break;
            }
        }
    });

    // A dump of a cluster holds what the controller made, too.
    private static bool IsOwnCopy(WorkloadFact workload, WorkloadFact other) =>
        other.Kind is "Pod" or "ReplicaSet" && other.Name.Value.StartsWith(workload.Name.Value + "-", StringComparison.Ordinal);
}
