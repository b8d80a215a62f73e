namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that keep the Cluster Autoscaler from removing their node.</summary>
internal sealed class AllowScaleDown : KubernetesRule
{
    private const string SafeToEvict = "cluster-autoscaler.kubernetes.io/safe-to-evict";
    private const string LocalVolumes = "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes";
    private const string Volume = "The volume '{0}' is on the node itself, so the Cluster Autoscaler never removes the node. Annotate the pods with "
        + "'cluster-autoscaler.kubernetes.io/safe-to-evict: \"true\"' where what is in it may be lost.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1076",
        "Allow the node to be removed",
        "The annotation '{0}' is 'false', so the Cluster Autoscaler never removes the node. Remove it where the pod may move.",
        RuleCategory.Scalability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        if (c.Node.Owner.Kind == "DaemonSet")
        {
            // Pods of DaemonSets hold no node.
            return;
        }

        var annotations = YamlFacts.GetMapping(c.Node.Metadata, "annotations");
        var safe = YamlFacts.GetString(annotations, SafeToEvict);
        var safeVolumes = YamlFacts.GetString(annotations, LocalVolumes);
        if (safe is { IsKnown: true, Value: "false" })
        {
            c.Report(safe.Span, SafeToEvict);
        }

        if (!safe.IsAbsent || safeVolumes.IsUnknown)
        {
            return;
        }

        var evictable = safeVolumes.IsKnown ? safeVolumes.Value.Split(',', StringSplitOptions.TrimEntries) : [];
        foreach (var volume in c.Node.Volumes)
        {
            var name = YamlFacts.GetString(volume, "name", volume.Span);
            var empty = YamlFacts.GetMapping(volume, "emptyDir", volume.Span);
            var isLocal = volume.TryGetValue("hostPath", out _) || (volume.TryGetValue("emptyDir", out _)
                && YamlFacts.GetString(empty.IsKnown ? empty.Value : null, "medium", volume.Span) is not ({ IsKnown: true, Value: "Memory" } or { IsUnknown: true }));
            if (name.IsKnown && isLocal && !evictable.Contains(name.Value))
            {
                c.Report(name.Span, new DiagnosticDetails { MessageFormat = Volume }, name.Value);
            }
        }
    });
}
