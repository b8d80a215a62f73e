namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods whose processes belong to the group of root.</summary>
internal sealed class LeaveRootGroup : KubernetesRule
{
    private static readonly string[] Keys = ["runAsGroup", "fsGroup"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1024",
        "Leave the group of root",
        "The group '{0}' in '{1}' is root's, so files that only root's group may read are open. Use another group.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [250],
        Aliases = ["trivy/KSV-0116"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        foreach (var key in Keys)
        {
            if (YamlFacts.GetString(c.Node.SecurityContext, key) is { IsKnown: true, Value: "0" } group)
            {
                c.Report(group.Span, group.Value, key);
            }
        }

        if (YamlFacts.GetStrings(c.Node.SecurityContext, "supplementalGroups") is { IsKnown: true } groups)
        {
            foreach (var group in groups.Value)
            {
                if (group.Value == "0")
                {
                    c.Report(group.Span, group.Value, "supplementalGroups");
                }
            }
        }
    });
}
