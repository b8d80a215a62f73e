namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds ports that are published on all interfaces of the host.</summary>
internal sealed class BindPortToAddress : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3024",
        "Bind published ports to an address",
        "The port '{0}' of the service '{1}' is published on every interface of the host. Put an address before it, such as '127.0.0.1'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        IsEnabledByDefault = false,
        Aliases = ["dclint/no-unbound-port-interfaces"],
        SecuritySeverity = 4.0,
        Weaknesses = [1327],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var port in c.Node.Ports)
        {
            if (port.HostIp.IsAbsent)
            {
                c.Report(port.Span, port.Published.IsKnown ? port.Published.Value.ToString() : port.Target.IsKnown ? port.Target.Value.ToString() : "…", c.Node.Name);
            }
        }
    });
}
