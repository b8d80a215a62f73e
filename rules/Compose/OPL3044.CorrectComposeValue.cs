using OpsLead.Lint.Compose;
using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds values that Compose refuses.</summary>
internal sealed class CorrectComposeValue : ComposeSchemaRule
{
    private const string NoSuchValue = "'{0}' is no value of '{1}', so Compose refuses the whole file. Use one of {2}.";
    private const string NoMatch = "'{0}' is no value of '{1}', so Compose refuses the whole file. Write it as the specification asks.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3044",
        "Correct the value",
        "'{0}' is {1} where Compose expects {2}, so it refuses the whole file. {3}.",
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
        switch (violation.Kind)
        {
            case SchemaViolationKind.UnknownProperty or SchemaViolationKind.MissingProperty:
                break;
            case SchemaViolationKind.NotInEnumeration:
                var fix = violation.Suggestion is { } suggestion && violation.Node.Resolve() is YamlScalar value
                    ? new CodeFix("Use the value that was meant", FixSafety.Unsafe, [new TextEdit(value.ContentSpan, suggestion)])
                    : null;
                context.Report(violation.Span, new DiagnosticDetails { MessageFormat = NoSuchValue, Fix = fix }, violation.Name, violation.Path, violation.Expected);
                break;
            case SchemaViolationKind.PatternMismatch:
                context.Report(violation.Span, new DiagnosticDetails { MessageFormat = NoMatch }, violation.Name, violation.Path);
                break;
            default:
                var (advice, typeFix) = GetAdvice(violation);
                var actual = SchemaValidator.Describe(violation.ActualType);
                context.Report(
                    violation.Span,
                    new DiagnosticDetails { Fix = typeFix },
                    violation.Path,
                    actual.Length == 0 ? "a value" : actual,
                    violation.Expected.Length == 0 ? "another" : violation.Expected,
                    advice);
                break;
        }
    }

    private static (string Advice, CodeFix? Fix) GetAdvice(SchemaViolation violation)
    {
        if (violation.Node.Resolve() is not YamlScalar { Tag: null } scalar)
        {
            return ((violation.ExpectedTypes & SchemaTypes.Array) != 0 ? "Make it a list" : $"Write {violation.Expected}", null);
        }

            if (scalar.IsNull)
        {
            return ("Write a value, or remove the key", null);
        }

        return (violation.ExpectedTypes & SchemaTypes.String) != 0 && scalar.Style == YamlScalarStyle.Plain
            ? ("Put it in quotes", CodeFix.Replace("Put the value in quotes", scalar.Span, $"\"{scalar.Value}\""))
            : ($"Write {violation.Expected}", null);
    }
}
