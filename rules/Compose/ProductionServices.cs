using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>
/// The services of a workspace for rules about something that is missing. On a developer's machine nobody acts on that, so a
/// result counts by default only where a name says that the file runs where users are; elsewhere the rule must be selected.
/// </summary>
internal static class ProductionServices
{
    /// <summary>Finds each service once, with all that may be said about it.</summary>
    /// <param name="context">The workspace.</param>
    /// <returns>The services, and whether some file that defines them is for production.</returns>
    public static IEnumerable<(ComposeServiceDefinitions Service, bool IsForProduction)> Find(WorkspaceAnalysisContext context)
    {
        foreach (var service in context.GetFacts<ComposeServiceFact>())
        {
            if (context.Compose.FindService(service.Document, service.Name) is not { } all || service.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            // One finding for each service: where it is for production, or else where it stands first.
            var named = all.Definitions.Where(definition => definition.Name == service.Name);
            var first = named.FirstOrDefault(static definition => ComposeFileName.IsForProduction(definition.Document.Path)) ?? all.Definitions[0];
            if (ReferenceEquals(first, service))
            {
                yield return (all with { Anchor = service }, ComposeFileName.IsForProduction(service.Document.Path));
            }
        }
    }

    /// <summary>Reports that a service lacks something.</summary>
    /// <param name="context">The workspace.</param>
    /// <param name="service">The service.</param>
    /// <param name="isForProduction">Whether the finding counts by default.</param>
    public static void Report(WorkspaceAnalysisContext context, ComposeServiceDefinitions service, bool isForProduction) =>
        context.Report(service.Anchor.Document, service.Anchor.NameSpan, new DiagnosticDetails { IsOptIn = !isForProduction }, service.Anchor.Name);
}
