using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services with all the rights of the host.</summary>
internal sealed class AvoidPrivilegedService : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3001",
        "Avoid privileged services",
        "The service '{0}' is privileged: root in it is root on the host. Grant the one capability or device it needs with 'cap_add' or 'devices'.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 8.0,
        Weaknesses = [250],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (c.Node.Mapping.TryGetEntry("privileged", out var entry) && entry.Value.Resolve() is YamlScalar value && value.TryGetBoolean(out var isPrivileged) && isPrivileged)
        {
            c.Report(entry.Value.Span, c.Node.Name);
        }
    });
}
