namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services whose processes may gain privileges.</summary>
internal sealed class ForbidNewPrivileges : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3031",
        "Forbid new privileges to the service",
        "The service '{0}' may gain privileges by setuid programs. Add 'no-new-privileges:true' to 'security_opt'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 3.0,
        Weaknesses = [250],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (!c.Node.IsPartial && !c.Node.File.IsPartial
            && !c.Node.GetItems("security_opt").Any(static option => option.IsUnknown || option.Value.StartsWith("no-new-privileges", StringComparison.Ordinal)))
        {
            c.Report(c.Node.NameSpan, c.Node.Name);
        }
    });
}
