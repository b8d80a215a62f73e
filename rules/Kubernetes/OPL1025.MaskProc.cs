namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that see all of the /proc of the kernel.</summary>
internal sealed class MaskProc : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1025",
        "Keep /proc masked",
        "The proc mount '{0}' shows container '{1}' what the runtime hides in /proc. Remove 'procMount'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.0,
        Weaknesses = [668],
        Aliases = ["kube-linter/unsafe-proc-mount", "polaris/procMount", "trivy/KSV-0027"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (YamlFacts.GetString(c.Node.SecurityContext, "procMount") is { IsKnown: true } mount)
        {
            var isUnmasked = mount.Value.Equals("Unmasked", StringComparison.OrdinalIgnoreCase);
            c.Report(mount.Span, new DiagnosticDetails { IsOptIn = !isUnmasked, Aliases = isUnmasked ? default : ["trivy/KSV-0027"] }, mount.Value,
                c.Node.DisplayName);
        }
    });
}
