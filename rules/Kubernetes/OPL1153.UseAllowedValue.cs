using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds values that are none of those a field may have.</summary>
internal sealed class UseAllowedValue : SchemaRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1153",
        "Use an allowed value",
        "'{0}' is no value of '{1}', so the API server refuses it. Use {2}.",
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
        if (violation.Kind != SchemaViolationKind.NotInEnumeration)
        {
            return;
        }

        var details = violation.Suggestion is { } suggestion ? new DiagnosticDetails { Fix = Rewrite("Use the value that was meant", violation.Node, suggestion) } : new DiagnosticDetails();
        var advice = violation.Suggestion is null ? (violation.Expected.Contains(',', StringComparison.Ordinal) ? $"one of {violation.Expected}" : $"'{violation.Expected}'") : $"'{violation.Suggestion}'";
        context.Report(violation.Span, details, violation.Name, GetPath(violation), advice);
    }
}
