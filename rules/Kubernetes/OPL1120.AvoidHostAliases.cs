namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that carry names of their own instead of asking DNS.</summary>
internal sealed class AvoidHostAliases : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1120",
        "Resolve names by DNS",
        "The pod of '{0}' carries names in '{1}', which stay as they are when the address moves. Use a Service, or a record in DNS.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["trivy/KSV-0007"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        if (YamlFacts.GetItems(c.Node.Spec, "hostAliases").Count > 0 && c.Node.Spec.TryGetEntry("hostAliases", out var entry))
        {
            c.Report(entry.Key.Span, c.Node.Owner.DisplayName, "hostAliases");
        }
    });
}
