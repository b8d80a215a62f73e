using OpsLead.Lint.Compose;
using OpsLead.Lint.Docker;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that others wait for to be healthy, although they have no health check.</summary>
internal sealed class AddHealthcheckForDependent : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3002",
        "Add the health check that a dependent waits for",
        "The service '{0}' waits for '{1}' to be healthy, which has no health check, so it never starts. Add a 'healthcheck' to '{1}'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.HealthChecks,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var dockerfiles = c.GetFacts<DockerfileFact>().ToDictionary(static dockerfile => dockerfile.Document.Path, StringComparer.Ordinal);
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            foreach (var dependency in service.References)
            {
                if (dependency is { Key: "depends_on", Condition: { IsKnown: true, Value: "service_healthy" } condition }
                    && c.Compose.FindService(service.Document, dependency.Name) is { IsComplete: true } target && ComposeHealthchecks.HasHealthcheck(target.Definitions, dockerfiles) == false)
                {
                    // The condition, not the name, is what can never come true.
                    c.Report(service.Document, condition.Span, new DiagnosticDetails
                    {
                        RelatedDocuments = [new RelatedDocumentSpan(target.Definitions[0].Document, target.Definitions[0].NameSpan, "The service without a health check")],
                    }, service.Name, dependency.Name);
                }
            }
        }
    });
}
