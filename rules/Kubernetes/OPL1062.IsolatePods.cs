using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads whose pods no NetworkPolicy selects.</summary>
internal sealed class IsolatePods : KubernetesRule
{
    private const string Half = "The policies for the pods of '{0}' say nothing of '{1}' traffic, so all of it is allowed. Add a policy for it.";
    private static readonly ImmutableArray<string> None =
        ["kube-linter/non-isolated-pod", "kube-score/pod-networkpolicy", "polaris/missingNetworkPolicy", "checkov/CKV2_K8S_6"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1062",
        "Isolate the pods with a NetworkPolicy",
        "No NetworkPolicy selects the pods of '{0}', so every pod of the cluster may talk to them. Add a policy that allows what is needed.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [284],
        Aliases = ["kube-linter/non-isolated-pod", "kube-score/pod-networkpolicy", "polaris/missingNetworkPolicy", "checkov/CKV2_K8S_6"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var covered = new Dictionary<WorkloadFact, (bool? Ingress, bool? Egress)>(ReferenceEqualityComparer.Instance);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var policy in c.GetFacts<NetworkPolicyFact>())
        {
            if (policy.PodSelector.IsUnknown || policy.Namespace.IsUnknown)
            {
                unknown.Add(policy.Document.Folder);
            }
            else if (policy.PodSelector.IsKnown)
            {
                foreach (var workload in c.Kubernetes.Workloads.Find(policy.Namespace, policy.PodSelector.Value))
                {
                    var (ingress, egress) = covered.TryGetValue(workload, out var known) ? known : (false, false);
                    covered[workload] = (Or(ingress, policy.CoversIngress), Or(egress, policy.CoversEgress));
                }
            }
        }

        foreach (var workload in c.GetFacts<WorkloadFact>())
        {
            if (workload.PodLabels.IsUnknown || unknown.Contains(workload.Document.Folder))
            {
                continue;
            }

            if (!covered.TryGetValue(workload, out var directions))
            {
                c.Report(workload.Document, workload.Anchor, new DiagnosticDetails { Aliases = None }, workload.DisplayName);
            }
            else if (directions.Ingress == false || directions.Egress == false)
            {
                c.Report(
                    workload.Document,
                    workload.Anchor,
                    new DiagnosticDetails { IsOptIn = true, MessageFormat = Half, Aliases = ["kube-score/pod-networkpolicy", "polaris/missingNetworkPolicy"] },
                    workload.DisplayName,
                    directions.Ingress == false ? "ingress" : "egress");
            }
        }
    });

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;
}
