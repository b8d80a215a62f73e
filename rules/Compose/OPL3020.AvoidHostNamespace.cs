using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that share a namespace with the host.</summary>
internal sealed class AvoidHostNamespace : ComposeRule
{
    private static readonly string[] Keys = ["network_mode", "pid", "ipc", "uts", "userns_mode", "cgroup"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3020",
        "Keep services out of the host's namespaces",
        "The service '{0}' has '{1}: host', so it sees and reaches what belongs to the host. Remove it, and publish the port or mount the file it needs.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [653],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var key in Keys)
        {
            if (c.Node.Mapping.TryGetEntry(key, out var entry) && ComposeValue.GetString(entry.Value.Resolve()) is { IsKnown: true, Value: "host" } value)
            {
                c.Report(value.Span, c.Node.Name, key);
            }
        }
    });
}
