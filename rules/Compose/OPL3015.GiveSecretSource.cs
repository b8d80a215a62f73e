using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds secrets and configs that come from nowhere.</summary>
internal sealed class GiveSecretSource : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3015",
        "Say where the secret or config comes from",
        "The {0} '{1}' has no source, so Compose refuses the whole file. Add 'file', 'environment' or 'external: true'.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Practice = Practice.ExternalSecrets,
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var file in c.Compose.Files)
        {
            foreach (var element in file.Elements)
            {
                if (element is { Kind: ComposeElementKind.Secret or ComposeElementKind.Config, HasSource: false } && c.Compose.IsComplete(file.Document)
                    && !c.Compose.GetGroup(file.Document).Any(other => HasSource(other, element)))
                {
                    c.Report(file.Document, element.NameSpan, element.Kind.ToString().ToLowerInvariant(), element.Name);
                }
            }
        }
    });

    private static bool HasSource(ComposeFileFact file, ComposeElementFact element) =>
        file.Elements.Any(other => other.Kind == element.Kind && other.Name == element.Name && other.HasSource != false);
}
