using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads that live among the components of the cluster.</summary>
internal sealed class LeaveKubeSystem : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1118",
        "Leave kube-system to the cluster",
        "The workload '{0}' lives in the namespace '{1}', where policies look away and roles are wide. Give it a namespace of its own.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // Drivers and agents of the cluster belong there, and most of what is there is one.
        IsEnabledByDefault = false,
        SecuritySeverity = 4.0,
        Weaknesses = [653],
        Aliases = ["trivy/KSV-0037"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var owner = c.Node.Owner;
        if (owner.Namespace is { IsKnown: true, Value: "kube-system" } place && !IsOfControlPlane(c.Node))
        {
            c.Report(place.Span, owner.DisplayName, place.Value);
        }
    });

    // How kubeadm labels the static pods of the control plane.
    private static bool IsOfControlPlane(PodTemplate pod)
    {
        var labels = YamlFacts.GetMapping(pod.Owner.Metadata, "labels");
        return YamlFacts.GetString(labels, "tier") is { IsKnown: true, Value: "control-plane" }
            && YamlFacts.GetString(labels, "component") is { IsKnown: true, Value: "etcd" or "kube-apiserver" or "kube-controller-manager" or "kube-scheduler" }
            && YamlFacts.GetString(pod.Spec, "priorityClassName", pod.Anchor) is { IsKnown: true, Value: "system-node-critical" or "system-cluster-critical" };
    }
}
