using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that neither seccomp nor AppArmor nor SELinux nor dropped capabilities confine.</summary>
internal sealed class HardenContainer : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1021",
        "Harden the container by one means at least",
        "Container '{0}' is confined by neither seccomp nor AppArmor nor SELinux nor fewer capabilities. Set 'seccompProfile.type: RuntimeDefault' to "
            + "begin with.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [693],
        Aliases = ["polaris/linuxHardening"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        var seccomp = YamlFacts.GetString(container.GetEffectiveSecurityMapping("seccompProfile"), "type");
        var seLinux = container.GetEffectiveSecurityMapping("seLinuxOptions");
        var appArmor = YamlFacts.GetString(container.GetEffectiveSecurityMapping("appArmorProfile"), "type");
        var dropped = container.GetCapabilities("drop");
        var added = container.GetCapabilities("add");
        var annotations = YamlFacts.GetMapping(container.Pod.Metadata, "annotations");
        if (seccomp.IsUnknown || seLinux.IsUnknown || appArmor.IsUnknown || dropped.IsUnknown || added.IsUnknown || annotations.IsUnknown
            || container.Pod.IsWindows || container.Role == ContainerRole.Ephemeral)
        {
            return;
        }

        var isConfined = seccomp is { IsKnown: true, Value: not "Unconfined" } || appArmor is { IsKnown: true, Value: not "Unconfined" }
            || (seLinux.IsKnown && !seLinux.Value.Entries.IsEmpty)
            || (dropped.IsKnown && dropped.Value.Count > 0
                && !(added.IsKnown && added.Value.Any(static name => name.Value.Equals("ALL", StringComparison.OrdinalIgnoreCase))))
            || (annotations.IsKnown && container.Name.IsKnown
                && annotations.Value.TryGetValue("container.apparmor.security.beta.kubernetes.io/" + container.Name.Value, out _));
        if (!isConfined)
        {
            c.Report(container.SecurityContext.IsKnown ? container.SecurityContext.Span : container.Anchor, container.DisplayName);
        }
    });
}
