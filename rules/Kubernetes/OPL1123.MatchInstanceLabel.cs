namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads whose instance label is not their name.</summary>
internal sealed class MatchInstanceLabel : KubernetesRule
{
    private const string Label = "app.kubernetes.io/instance";
    private const string Missing = "The workload '{0}' has no label 'app.kubernetes.io/instance', so tools cannot tell it from its siblings. Set it to "
        + "the name.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1123",
        "Match the instance label and the name",
        "The label 'app.kubernetes.io/instance' of '{0}' says '{1}', which is not its name. Write the name.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        // Helm's own convention puts the release there.
        IsEnabledByDefault = false,
        Aliases = ["polaris/metadataAndInstanceMismatched"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var owner = c.Node.Owner;
        var label = YamlFacts.GetString(YamlFacts.GetMapping(owner.Metadata, "labels"), Label);
        if (!owner.Name.IsKnown || label.IsUnknown)
        {
            return;
        }

        if (label.IsAbsent)
        {
            c.Report(owner.Name.Span, new DiagnosticDetails { MessageFormat = Missing }, owner.DisplayName);
        }
        else if (label.Value != owner.Name.Value)
        {
            c.Report(label.Span, owner.DisplayName, label.Value);
        }
    });
}
