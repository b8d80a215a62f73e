using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds autoscalers of workloads that are not there.</summary>
internal sealed class ScaleExistingWorkload : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1048",
        "Scale a workload that exists",
        "The autoscaler scales '{0}', and there is no such object here. Name the workload it is for.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-horizontalpodautoscaler", "kube-score/horizontalpodautoscaler-has-target"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workloads = c.GetFacts<WorkloadFact>();
        foreach (var autoscaler in c.GetFacts<AutoscalerFact>())
        {
            if (!autoscaler.TargetKind.IsKnown || !autoscaler.TargetName.IsKnown || autoscaler.Namespace.IsUnknown
                || autoscaler.TargetKind.Value is not ("Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController"))
            {
                // Whatever else has a scale subresource is a custom resource, and its pods are its operator's business.
                continue;
            }

            var isHere = false;
            var hasNeighbour = false;
            foreach (var workload in workloads)
            {
                if (workload.Kind == autoscaler.TargetKind.Value && KubernetesReferences.MayShareNamespace(autoscaler.Namespace, workload.Namespace))
                {
                    isHere |= !workload.Name.IsKnown || workload.Name.Value == autoscaler.TargetName.Value;
                    hasNeighbour |= workload.Document.Folder == autoscaler.Document.Folder;
                }
            }

            if (!isHere)
            {
                c.Report(
                    autoscaler.Document,
                    autoscaler.TargetName.Span,
                    new DiagnosticDetails { IsOptIn = !hasNeighbour || KubernetesReferences.IsComposed(c.Workspace, autoscaler.Document.Folder) },
                    $"{autoscaler.TargetKind.Value}/{autoscaler.TargetName.Value}");
            }
        }
    });
}
