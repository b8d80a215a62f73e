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
        var services = c.GetFacts<ComposeServiceFact>().ToLookup(static service => (service.Document.Folder, service.Name));
        var dockerfiles = c.GetFacts<DockerfileFact>().ToDictionary(static dockerfile => dockerfile.Document.Path, StringComparer.Ordinal);
        foreach (var group in services)
        {
            foreach (var service in group)
            {
                foreach (var dependency in service.HealthyDependencies)
                {
                    // Files of one folder are laid over each other; each may bring the check, and none may be missing from view.
                    var definitions = services[(group.Key.Folder, dependency.Value)].ToArray();
                    if (definitions.Length > 0 && Array.TrueForAll(definitions, definition => HasHealthcheck(definition, definitions, dockerfiles) == false))
                    {
                        c.Report(service.Document, dependency.Span, new DiagnosticDetails
                        {
                            RelatedDocuments = [new RelatedDocumentSpan(definitions[0].Document, definitions[0].NameSpan, "The service without a health check")],
                        }, service.Name, dependency.Value);
                    }
                }
            }
        }
    });

    private static bool? HasHealthcheck(ComposeServiceFact service, ComposeServiceFact[] definitions, Dictionary<string, DockerfileFact> dockerfiles)
    {
        if (service.HasHealthcheck != false || service.IsHealthcheckDisabled)
        {
            return service.HasHealthcheck;
        }

        if (service.Dockerfile.IsKnown)
        {
            return dockerfiles.TryGetValue(service.Dockerfile.Value, out var dockerfile) ? dockerfile.HasHealthcheck : null;
        }

        if (service.Dockerfile.IsUnknown || service.Image.IsUnknown)
        {
            return null;
        }

        // A file laid over another one says nothing of the image; the other must.
        return service.Image.IsKnown ? (BaseImages.GetOfficialName(service.Image.Value) is not null ? false : null)
            : definitions.Length > 1 && definitions.Any(static other => other.Image.IsKnown || other.Dockerfile.IsKnown) ? false : null;
    }
}
