using OpsLead.Lint.Compose;
using OpsLead.Lint.Schemas;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds mappings that lack a key which Compose requires.</summary>
internal sealed class AddRequiredComposeKey : ComposeSchemaRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3045",
        "Add the required key",
        "'{0}' lacks the key '{1}', so Compose refuses the whole file. Add it.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = [Alias],
    };

    /// <inheritdoc/>
    protected override void Report(NodeContext<ComposeFile> context, SchemaViolation violation)
    {
        // A file laid over another one says only what differs.
        if (violation.Kind == SchemaViolationKind.MissingProperty && !context.Node.IsOverride)
        {
            context.Report(violation.Span, violation.Path, violation.Name);
        }
    }
}
