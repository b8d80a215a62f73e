using OpsLead.Lint.Compose;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that are restarted for ever.</summary>
internal sealed class BoundServiceRestarts : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3028",
        "Bound the restarts of the service",
        "The service '{0}' restarts without end under '{1}', so one that can never start goes unnoticed. Set a maximum number of attempts.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        if (c.Node.GetString("restart") is { IsKnown: true, Value: "always" or "on-failure" or "unless-stopped" } restart)
        {
            c.Report(restart.Span, c.Node.Name, restart.Value);
        }

        if (c.Node.Mapping.TryGetMapping("deploy", out var deploy) && deploy.TryGetEntry("restart_policy", out var entry) && entry.Value.Resolve() is YamlMapping { IsOpen: false } policy
            && !policy.TryGetValue("max_attempts", out _) && ComposeValue.GetString(policy, "condition", entry.Key.Span) is { IsUnknown: false } condition
            && !(condition.IsKnown && condition.Value == "none"))
        {
            c.Report(condition.Span, c.Node.Name, condition.IsKnown ? condition.Value : "restart_policy");
        }
    });
}
