using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds fields that the object's kind does not have.</summary>
/// <remarks>What kubeconform reports with <c>-strict</c>, and kubectl's server-side field validation by default since Kubernetes 1.25.</remarks>
internal sealed class RemoveUnknownField : SchemaRule
{
    private const string TooNew = "{0} has the field '{1}' only since Kubernetes {2}, so an older API server refuses it. Remove it, or raise 'kubernetes_version'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1150",
        "Remove the unknown field",
        "{0} has no field '{1}', so the API server refuses it or drops it. {2}.",
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
        if (violation.Kind != SchemaViolationKind.UnknownProperty)
        {
            return;
        }

        var path = GetPath(violation);
        if (violation.AvailableSince > 0)
        {
            context.Report(violation.Span, new DiagnosticDetails { MessageFormat = TooNew }, kind.Kind, path, $"1.{violation.AvailableSince}");
            return;
        }

        if (violation.Suggestion is { } suggestion)
        {
            var details = new DiagnosticDetails { Fix = Rewrite("Correct the name of the field", violation.Node, suggestion) };
            context.Report(violation.Span, details, kind.Kind, path, $"Write '{suggestion}'");
            return;
        }

        context.Report(violation.Span, kind.Kind, path, "Remove it, or move it to where it belongs");
    }
}
