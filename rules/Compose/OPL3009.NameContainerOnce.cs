using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds names of containers that two services want.</summary>
internal sealed class NameContainerOnce : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3009",
        "Name each container once",
        "The container name '{0}' of the service '{1}' is also that of '{2}', so Compose refuses to start. Choose another name, or leave the key out.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["dclint/no-duplicate-container-names"],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var project in c.Compose.Projects)
        {
            var byName = new Dictionary<string, ComposeServiceFact>(StringComparer.Ordinal);
            foreach (var service in project.SelectMany(static file => file.Services))
            {
                if (service.ContainerName.IsKnown && !byName.TryAdd(service.ContainerName.Value, service) && byName[service.ContainerName.Value] is var other
                    && other.Name != service.Name)
                {
                    var mayRunTogether = service.Profiles is { } a && other.Profiles is { } b
                        && (a.Count == 0 || b.Count == 0 || a.Intersect(b, StringComparer.Ordinal).Any());
                    c.Report(service.Document, service.ContainerName.Span, new DiagnosticDetails
                    {
                        IsOptIn = !mayRunTogether,
                        Aliases = service.Document == other.Document ? default : [],
                        RelatedDocuments = [new RelatedDocumentSpan(other.Document, other.ContainerName.Span, "The other container of that name")],
                    }, service.ContainerName.Value, service.Name, other.Name);
                }
            }
        }
    });
}
