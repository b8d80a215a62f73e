using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that get traffic before they can answer it.</summary>
internal sealed class AddReadinessProbe : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1003",
        "Add a readiness probe",
        "Container '{0}' has no 'readinessProbe', so a pod gets traffic as soon as its process exists. Probe an endpoint that says when it can serve.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Practice = Practice.HealthChecks,
        Aliases = ["kube-linter/no-readiness-probe", "kube-linter/readiness-probe", "kube-score/pod-probes", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            // A patch leaves to its base what it does not say.
            if (workload.ContainersWithoutReadiness.Count == 0 || KustomizePatches.Contains(c.Workspace, workload.Document))
            {
                continue;
            }

            // One probe decides whether the pod as a whole gets traffic, and a container without ports, or without a Service, gets none.
            var hasProbe = workload.HasReadinessProbe != false;
            var getsTraffic = c.Kubernetes.GetServices(workload).Any();
            foreach (var container in workload.ContainersWithoutReadiness)
            {
                c.Report(
                    workload.Document,
                    container.Anchor,
                    new DiagnosticDetails { IsOptIn = !workload.IsLongRunning || hasProbe || !container.HasPorts || !getsTraffic, Aliases = GetAliases(workload, hasProbe, getsTraffic) },
                    container.Name);
            }
        }
    });

    // kube-score lets one probe of the pod do and asks for none where no Service sends traffic; kube-linter alone judges Jobs too.
    private static ImmutableArray<string> GetAliases(WorkloadFact workload, bool hasProbe, bool getsTraffic) =>
        !workload.IsLongRunning ? ["kube-linter/no-readiness-probe", "kube-linter/readiness-probe"]
        : hasProbe || !getsTraffic
            ? ["kube-linter/no-readiness-probe", "kube-linter/readiness-probe", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"]
            : ["kube-linter/no-readiness-probe", "kube-linter/readiness-probe", "kube-score/pod-probes", "polaris/readinessProbeMissing", "checkov/CKV_K8S_9"];
}
