using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads that leave it to chance where their pods run.</summary>
internal sealed class SpreadPods : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1127",
        "Spread the pods",
        "The pods of '{0}' have no 'topologySpreadConstraints', so all of them may share one zone. Spread them by 'topology.kubernetes.io/zone'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // An anti-affinity is enough to keep pods off one node (OPL1060); who wants constraints whatever else is said asks for them here.
        IsEnabledByDefault = false,
        Aliases = ["polaris/topologySpreadConstraint"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        // A pod alone has nobody to keep away from, and a DaemonSet is on every node.
        if (!c.Node.Owner.IsLongRunning || c.Node.Owner.Kind is "Pod" or "DaemonSet" or "PodTemplate")
        {
            return;
        }

        var hasEntry = c.Node.Spec.TryGetEntry("topologySpreadConstraints", out var entry);
        if (!hasEntry ? !c.Node.Spec.IsOpen : entry.Value.Resolve() is YamlSequence { Items.IsEmpty: true } or YamlScalar { IsNull: true })
        {
            c.Report(hasEntry ? entry.Key.Span : c.Node.Anchor, c.Node.Owner.DisplayName);
        }
    });
}
