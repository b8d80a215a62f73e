using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds quantities, times, base64 and numbers that the API server cannot read.</summary>
internal sealed class CorrectFieldFormat : SchemaRule
{
    private const string Base64 = "'{0}' of {1} is not base64, so the API server refuses it. Encode the value, or write it as it is under 'stringData' if this is a Secret.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1154",
        "Correct the format of the value",
        "'{2}' is no {3}, so the API server refuses '{0}' of {1}. {4}.",
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
        if (violation.Kind is not (SchemaViolationKind.FormatMismatch or SchemaViolationKind.OutOfRange or SchemaViolationKind.WrongLength or SchemaViolationKind.PatternMismatch))
        {
            return;
        }

        var path = GetPath(violation);
        if (violation.Format == "base64" || IsSecret(kind, path))
        {
            context.Report(violation.Span, new DiagnosticDetails { MessageFormat = Base64 }, path, kind.Kind);
            return;
        }

        var (name, advice) = violation.Format switch
        {
            "quantity" => ("quantity", "Write a number and a unit such as 500m, 512Mi or 2Gi, without a blank"),
            "date-time" => ("time", "Write it as 2026-01-31T12:00:00Z"),
            "int32" => ("number of 32 bits", "Write a smaller one"),
            "int64" => ("number of 64 bits", "Write a smaller one"),
            _ => ("value the field takes", $"It must be {violation.Expected}"),
        };
        context.Report(violation.Span, path, kind.Kind, violation.Name, name, advice);
    }
}
