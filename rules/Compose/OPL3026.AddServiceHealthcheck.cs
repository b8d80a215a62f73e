using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services of which nobody knows whether they work.</summary>
internal sealed class AddServiceHealthcheck : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3026",
        "Add a health check to the service",
        "The service '{0}' has no health check, so a process that hangs counts as running. Add a 'healthcheck'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var dockerfiles = c.GetFacts<DockerfileFact>().ToDictionary(static dockerfile => dockerfile.Document.Path, StringComparer.Ordinal);
        foreach (var (service, isForProduction) in ProductionServices.Find(c))
        {
            if (service.IsComplete && ComposeHealthchecks.HasHealthcheck(service.Definitions, dockerfiles) == false
                && !service.Definitions.Any(static definition => definition.IsHealthcheckDisabled))
            {
                ProductionServices.Report(c, service, isForProduction);
            }
        }
    });
}
