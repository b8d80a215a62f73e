using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads without a disruption budget.</summary>
internal sealed class AddDisruptionBudget : KubernetesRule
{
    private static readonly ImmutableArray<string> Deployments = ["kube-score/deployment-has-poddisruptionbudget", "polaris/missingPodDisruptionBudget"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1059",
        "Add a disruption budget",
        "'{0}' has no PodDisruptionBudget, so a drain may take all of its pods at once. Add one, such as with 'maxUnavailable: 1'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-score/deployment-has-poddisruptionbudget", "kube-score/statefulset-has-poddisruptionbudget", "polaris/missingPodDisruptionBudget"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var budgeted = new HashSet<WorkloadFact>(ReferenceEqualityComparer.Instance);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var budget in c.GetFacts<DisruptionBudgetFact>())
        {
            if (budget.Selector.IsUnknown || budget.Namespace.IsUnknown)
            {
                unknown.Add(budget.Document.Folder);
            }
            else if (budget.Selector.IsKnown)
            {
                budgeted.UnionWith(c.Kubernetes.Workloads.Find(budget.Namespace, budget.Selector.Value));
            }
        }

        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.Kind is not ("Deployment" or "StatefulSet" or "Rollout") || workload.PodLabels.IsUnknown || workload.Replicas.IsUnknown
                || budgeted.Contains(workload) || unknown.Contains(workload.Document.Folder))
            {
                continue;
            }

            // One pod cannot be kept through a drain.
            if (workload.Replicas is { IsKnown: true, Value: < 2 } && !c.Kubernetes.GetAutoscalers(workload).Any())
            {
                if (workload.Kind == "Deployment")
                {
                    c.Report(
                        workload.Document, workload.Anchor, new DiagnosticDetails { IsOptIn = true, Aliases = ["polaris/missingPodDisruptionBudget"] },
                        workload.DisplayName);
                }

                continue;
            }

            c.Report(
                workload.Document,
                workload.Anchor,
                new DiagnosticDetails
                {
                    Aliases = workload.Kind == "Deployment" ? Deployments : workload.Kind == "StatefulSet" ? ["kube-score/statefulset-has-poddisruptionbudget"] : [],
                },
                workload.DisplayName);
        }
    });
}
