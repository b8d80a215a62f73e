using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds objects that lack a field they must have.</summary>
internal sealed class AddRequiredField : SchemaRule
{
    private const string InObject = "{1} lacks the field '{0}', so the API server refuses it. Add the field.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1152",
        "Add the required field",
        "'{2}' of {1} lacks the field '{0}', so the API server refuses it. Add the field.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = [Alias],
    };

    /// <inheritdoc/>
    protected override void Report(NodeContext<KubernetesObject> context, KubernetesKind kind, SchemaViolation violation)
    {
        if (violation.Kind != SchemaViolationKind.MissingProperty)
        {
            return;
        }

        var path = GetPath(violation);
        context.Report(violation.Span, new DiagnosticDetails { MessageFormat = path.Length == 0 ? InObject : null }, violation.Name, kind.Kind, path);
    }
}
