using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds NetworkPolicies, and peers in their rules, that select no pods.</summary>
internal sealed class SelectPodsInNetworkPolicy : KubernetesRule
{
    private const string Peer = "A rule of '{0}' is for the pods '{1}', and no pod here has these labels. Select what the pods are labelled with.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1052",
        "Select pods that exist in a NetworkPolicy",
        "'{0}' is for the pods '{1}', and no pod here has these labels. Select what the pods are labelled with.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/dangling-networkpolicy", "kube-linter/dangling-networkpolicypeer-podselector", "kube-score/networkpolicy-targets-pod"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workloads = c.Kubernetes.Workloads;
        var policies = new DanglingReferences<NetworkPolicyFact>(c.Kubernetes);
        var peers = new DanglingReferences<(NetworkPolicyFact Policy, Fact<LabelSelector> Selector)>(c.Kubernetes);
        foreach (var policy in c.GetFacts<NetworkPolicyFact>())
        {
            if (policy.PodSelector.IsKnown)
            {
                policies.Add(policy, policy.Document, workloads.Match(policy.Document.Folder, policy.Namespace, policy.PodSelector.Value));
            }

            foreach (var peer in policy.Peers)
            {
                if (peer is { HasNamespaceSelector: false, Selector: { IsKnown: true, Value.IsEmpty: false } })
                {
                    peers.Add((policy, peer.Selector), policy.Document, workloads.Match(policy.Document.Folder, policy.Namespace, peer.Selector.Value));
                }
            }
        }

        foreach (var (policy, isOptIn) in policies.GetMissing())
        {
            // One for all pods is for those that come later, too.
            var selector = policy.PodSelector.Value;
            c.Report(
                policy.Document,
                policy.PodSelector.Span,
                new DiagnosticDetails
                {
                    IsOptIn = isOptIn || selector.IsEmpty,
                    Aliases = ["kube-linter/dangling-networkpolicy", "kube-score/networkpolicy-targets-pod"],
                },
                policy.DisplayName,
                selector.IsEmpty ? "{}" : selector.ToString());
        }

        foreach (var (peer, _) in peers.GetMissing())
        {
            // Who may call is often listed for parts that are not installed here.
            c.Report(
                peer.Policy.Document,
                peer.Selector.Span,
                new DiagnosticDetails { IsOptIn = true, MessageFormat = Peer, Aliases = ["kube-linter/dangling-networkpolicypeer-podselector"] },
                peer.Policy.DisplayName,
                peer.Selector.Value.ToString());
        }
    });
}
