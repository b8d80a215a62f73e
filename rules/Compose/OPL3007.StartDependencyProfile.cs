using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that always start and depend on one that starts only with a profile.</summary>
internal sealed class StartDependencyProfile : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3007",
        "Give the dependency no profile of its own",
        "The service '{0}' always starts but depends on '{1}', which starts only with the profile '{2}', so 'docker compose up' fails. Give both the "
            + "same profiles.",
        RuleCategory.Correctness,
        RuleSeverity.Warning);

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (service.Profiles is not { Count: 0 } || c.Compose.IsSetInEnvironmentFile(service.Document, "COMPOSE_PROFILES"))
            {
                continue;
            }

            foreach (var reference in service.References)
            {
                if (reference is { Kind: ComposeElementKind.Service, IsOptional: false } && HasNoProfile(c, service) && FindProfiles(c, service, reference.Name) is [var first, ..] target)
                {
                    c.Report(service.Document, reference.Span, new DiagnosticDetails
                    {
                        RelatedDocuments = [new RelatedDocumentSpan(first.Document, first.NameSpan, "The service with the profile")],
                    }, service.Name, reference.Name, string.Join("', '", target.SelectMany(static definition => definition.Profiles!).Distinct(StringComparer.Ordinal)));
                }
            }
        }
    });

    private static bool HasNoProfile(WorkspaceAnalysisContext c, ComposeServiceFact service) =>
        c.Compose.FindService(service.Document, service.Name) is { IsComplete: true } all && all.Definitions.All(static definition => definition.Profiles is { Count: 0 });

    // Profiles of files that are merged add up; a definition without any takes none away.
    private static List<ComposeServiceFact>? FindProfiles(WorkspaceAnalysisContext c, ComposeServiceFact service, string name)
    {
        if (c.Compose.FindService(service.Document, name) is not { IsComplete: true } target || target.Definitions.Any(static definition => definition.Profiles is null))
        {
            return null;
        }

        var result = target.Definitions.Where(static definition => definition.Profiles is { Count: > 0 }).ToList();
        return result.TrueForAll(definition => definition.Document == target.Definitions[0].Document) ? result : null;
    }
}
