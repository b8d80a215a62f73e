namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services without the profiles that confine containers.</summary>
internal sealed class KeepSecurityProfile : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3022",
        "Keep the security profile of the service",
        "'{0}' switches off a protection of the service '{1}' that Docker gives to every container. Remove it, or name a profile that allows what is "
            + "needed.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [693],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var option in c.Node.GetItems("security_opt"))
        {
            if (option.IsKnown && option.Value.Replace('=', ':') is "seccomp:unconfined" or "apparmor:unconfined" or "label:disable" or "systempaths:unconfined" or "no-new-privileges:false")
            {
                c.Report(option.Span, option.Value, c.Node.Name);
            }
        }
    });
}
