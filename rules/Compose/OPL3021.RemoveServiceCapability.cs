using System.Collections.Frozen;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds capabilities that make a service a part of the host.</summary>
internal sealed class RemoveServiceCapability : ComposeRule
{
    // Each of these alone is enough to leave the container, by capabilities(7). NET_ADMIN, which acts on the container's own network, is not one of them.
    private static readonly FrozenSet<string> Dangerous = FrozenSet.Create(
        StringComparer.Ordinal, "ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "SYS_BOOT", "DAC_READ_SEARCH", "BPF", "MAC_ADMIN", "MAC_OVERRIDE");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3021",
        "Remove the dangerous capability from the service",
        "The capability '{0}' lets the service '{1}' reach beyond its own walls. Remove it, or add the narrower one that is needed.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [250],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var capability in c.Node.GetItems("cap_add"))
        {
            if (capability.IsKnown)
            {
                var name = capability.Value.ToUpperInvariant();
                if (Dangerous.Contains(name.StartsWith("CAP_", StringComparison.Ordinal) ? name[4..] : name))
                {
                    c.Report(capability.Span, capability.Value, c.Node.Name);
                }
            }
        }
    });
}
