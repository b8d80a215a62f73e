namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that stay down after a crash.</summary>
internal sealed class SetServiceRestart : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3029",
        "Set a restart policy for the service",
        "The service '{0}' has no restart policy, so it stays down after a crash or a reboot. Set 'restart: unless-stopped'.",
        RuleCategory.Reliability,
        RuleSeverity.Note);

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var (service, isForProduction) in ProductionServices.Find(c))
        {
            // Swarm, which 'deploy' is for, restarts by itself.
            if (service.Has("restart") == false && service.Has("deploy") == false)
            {
                ProductionServices.Report(c, service, isForProduction);
            }
        }
    });
}
