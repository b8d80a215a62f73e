namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that do not say who goes first when the cluster is full.</summary>
internal sealed class SetPriorityClass : KubernetesRule
{
    private const string Other = "The priority class '{0}' of '{1}' is not one of those that are agreed on. Use one of '{2}'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1112",
        "Set a priority class",
        "The pod of '{0}' has no priority class, so a full cluster evicts it as readily as a batch job. Set 'priorityClassName'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/priority-class-name", "polaris/priorityClassNotSet"],
        Options =
        [
            new RuleOption("accepted", RuleOptionType.StringList, "system-cluster-critical,system-node-critical",
                "The classes that kube-linter/priority-class-name lets pass.") { PeerSettings = ["kube-linter/priority-class-name.acceptedPriorityClassNames"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var priority = YamlFacts.GetString(c.Node.Spec, "priorityClassName", c.Node.Anchor);
        var accepted = c.GetOption("accepted") ?? "";
        if (priority.IsAbsent)
        {
            c.Report(priority.Span, new DiagnosticDetails { Aliases = ["polaris/priorityClassNotSet"] }, c.Node.Owner.DisplayName);
        }
        else if (priority is { IsKnown: true, Value.Length: > 0 } && !accepted.Split(',', StringSplitOptions.TrimEntries)
            .Contains(priority.Value, StringComparer.Ordinal))
        {
            c.Report(
                priority.Span,
                new DiagnosticDetails { IsOptIn = true, MessageFormat = Other, Aliases = ["kube-linter/priority-class-name"] },
                priority.Value,
                c.Node.Owner.DisplayName,
                accepted);
        }
    });
}
