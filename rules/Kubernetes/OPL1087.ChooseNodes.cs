namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that run on whatever node there is.</summary>
internal sealed class ChooseNodes : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1087",
        "Choose the nodes",
        "The pods of '{0}' have no node affinity, so they run on whatever node has room. Say which nodes they are for.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // Most pods are for any node.
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/no-node-affinity"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var affinity = YamlFacts.GetMapping(YamlFacts.GetMapping(c.Node.PodSpec, "affinity"), "nodeAffinity");
        if (c.Node.IsWorkload && affinity.IsAbsent)
        {
            c.Report(c.Node.Anchor, c.Node.DisplayName);
        }
    });
}
