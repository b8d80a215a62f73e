using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds networks, volumes, secrets and configs that services use and no file defines.</summary>
internal sealed class DefineUsedElement : ComposeRule
{
    private const string Misspelt = "The {0} '{1}' that the service '{2}' uses is not defined, so Compose refuses the whole file. Write '{4}', the nearest name.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3004",
        "Define what services use",
        "The {0} '{1}' that the service '{2}' uses is not defined, so Compose refuses the whole file. Define it under the top-level key '{3}'.",
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
            foreach (var reference in service.References)
            {
                if (reference.Kind != ComposeElementKind.Service && c.Compose.IsDefined(service.Document, reference.Kind, reference.Name) == false)
                {
                    var names = c.Compose.GetNames(service.Document, reference.Kind);
                    UndefinedName.Report(c, service.Document, reference.Span, reference.Name, names, Misspelt,
                        reference.Kind.ToString().ToLowerInvariant(), reference.Name, service.Name, ComposeElement.GetSection(reference.Kind));
                }
            }
        }
    });
}
