using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that have nothing to run.</summary>
internal sealed class SetServiceImage : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3011",
        "Give the service an image or a build",
        "The service '{0}' has neither 'image' nor 'build', so Compose refuses the whole file. Add one of them.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var service in c.GetFacts<ComposeServiceFact>())
        {
            if (service.Keys.Contains("image") || service.Keys.Contains("build") || service.Name.StartsWith("x-", StringComparison.Ordinal))
            {
                continue;
            }

            if (c.Compose.FindService(service.Document, service.Name) is { } all && all.Has("image") == false && all.Has("build") == false && all.Has("provider") == false
                && ReferenceEquals(all.Definitions[0], service))
            {
                c.Report(service.Document, service.NameSpan, service.Name);
            }
        }
    });
}
