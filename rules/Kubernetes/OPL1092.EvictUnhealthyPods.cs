namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds budgets that keep a node with a broken pod from being drained.</summary>
internal sealed class EvictUnhealthyPods : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1092",
        "Let unhealthy pods be evicted",
        "'{0}' sets no 'unhealthyPodEvictionPolicy', so pods that never become ready keep their node from being drained. Set 'AlwaysAllow'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/pdb-unhealthy-pod-eviction-policy"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            if (c.Node.ApiVersion == "policy/v1" && YamlFacts.GetString(c.Node.Spec, "unhealthyPodEvictionPolicy").IsAbsent)
            {
                var fix = YamlInsertion.CreateFix("Let unhealthy pods go", FixSafety.Unsafe, c.Text, c.Node.Root, ["spec", "unhealthyPodEvictionPolicy"], "AlwaysAllow");
                c.Report(c.Node.Spec.IsKnown ? c.Node.Spec.Span : c.Node.Anchor, new DiagnosticDetails { Fix = fix }, c.Node.DisplayName);
            }
        },
        "PodDisruptionBudget");
}
