using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds network policies that say neither whom they protect nor from whom.</summary>
internal sealed class GiveNetworkPolicySelector : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1126",
        "Give the network policy a selector",
        "The network policy '{0}' has no 'podSelector' and names no peers, so it is for all pods and says nothing. Write whom it is for.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // An empty selector, which selects all, is the usual way to write that; the field's absence is the schema's business.
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [284],
        Aliases = ["trivy/KSV-0038"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group is "networking.k8s.io" or "extensions" && c.Node.Spec is { IsKnown: true } spec && !spec.Value.IsOpen
            && !spec.Value.TryGetValue("podSelector", out _)
            && !NamesPeers(spec.Value, "ingress", "from") && !NamesPeers(spec.Value, "egress", "to"))
        {
            c.Report(spec.Span, c.Node.DisplayName);
        }
    }, "NetworkPolicy");

    private static bool NamesPeers(YamlMapping spec, string direction, string peers)
    {
        foreach (var rule in YamlFacts.GetItems(spec, direction))
        {
            foreach (var peer in YamlFacts.GetItems(rule, peers))
            {
                if (peer.IsOpen || !peer.Entries.IsEmpty)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
