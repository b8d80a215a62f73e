using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Schemas.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds values of another type than their field has.</summary>
internal sealed class CorrectFieldType : SchemaRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1151",
        "Correct the type of the value",
        "'{0}' of {1} is {2} where {3} is expected, so the API server refuses it. {4}.",
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
        if (violation.Kind is not (SchemaViolationKind.WrongType or SchemaViolationKind.NotAllowed or SchemaViolationKind.NoAlternative))
        {
            return;
        }

        var path = GetPath(violation);
        var actual = SchemaValidator.Describe(violation.ActualType);
        actual = actual.Length == 0 ? "a value" : actual;
        var (advice, fix) = GetAdvice(violation);
        context.Report(violation.Span, new DiagnosticDetails { Fix = fix }, path.Length == 0 ? "the object" : path, kind.Kind, actual, violation.Expected, advice);
    }

    private static (string Advice, CodeFix? Fix) GetAdvice(SchemaViolation violation)
    {
        if (violation.Node.Resolve() is not YamlScalar { Tag: null } scalar)
        {
            return (violation.ExpectedTypes == SchemaTypes.Array ? "Make it a list" : $"Write {violation.Expected}", null);
        }

        if (violation.ExpectedTypes == SchemaTypes.String && scalar.Style == YamlScalarStyle.Plain)
        {
            return ("Put it in quotes", CodeFix.Replace("Put the value in quotes", scalar.Span, $"\"{scalar.Value}\""));
        }

        if (scalar.Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted && IsOf(violation.ExpectedTypes, scalar.Value))
        {
            return ("Write it without quotes", CodeFix.Replace("Remove the quotes", scalar.Span, scalar.Value));
        }

        return violation.ExpectedTypes == SchemaTypes.Array ? ("Make it a list", null) : ($"Write {violation.Expected}", null);
    }

    private static bool IsOf(SchemaTypes types, string text) =>
        ((types & SchemaTypes.Integer) != 0 && text.Length is > 0 and < 19 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && (text.Length == 1 || text[0] != '0'))
        || ((types & SchemaTypes.Boolean) != 0 && text is "true" or "false");
}
