namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that may take all memory of the host.</summary>
internal sealed class LimitServiceMemory : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3025",
        "Limit the memory of the service",
        "The service '{0}' has no memory limit, so one leak takes the whole host down. Set 'deploy.resources.limits.memory'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Practice = Practice.ResourceLimits,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var (service, isForProduction) in ProductionServices.Find(c))
        {
            if (service.Has("deploy.resources.limits.memory") == false && service.Has("mem_limit") == false)
            {
                ProductionServices.Report(c, service, isForProduction);
            }
        }
    });
}
