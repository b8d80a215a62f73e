using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Reports how a file of Kustomize or Helm differs from its schema. A rule's own wording is that of an unknown field.</summary>
internal static class ConfigurationFiles
{
    private const string Missing = "The field '{0}' is missing, so {1}. Add it.";
    private const string Type = "'{0}' is no {2}, so {1}. {3}.";
    private const string Value = "'{0}' is not what '{2}' may be, so {1}. Use {3}.";

    /// <summary>Reports the differences.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="document">The file.</param>
    /// <param name="violations">The differences.</param>
    /// <param name="consequence">What follows from them.</param>
    public static void Report(WorkspaceAnalysisContext context, SourceDocument document, IReadOnlyList<SchemaViolation> violations, string consequence)
    {
        foreach (var violation in violations)
        {
            switch (violation.Kind)
            {
                case SchemaViolationKind.UnknownProperty:
                    var fix = violation is { Suggestion: { } name, Node: var key } && key.Resolve() is YamlScalar scalar ? CodeFix.Replace("Correct the name of the field", scalar.ContentSpan, name) : null;
                    context.Report(document, violation.Span, new DiagnosticDetails { Fix = fix }, violation.Path, violation.Suggestion is { } nearest ? $"Write '{nearest}'" : "Remove it");
                    break;
                case SchemaViolationKind.MissingProperty:
                    var path = violation.Path.Length == 0 ? violation.Name : $"{violation.Path}.{violation.Name}";
                    context.Report(document, violation.Span, new DiagnosticDetails { MessageFormat = Missing }, path, consequence);
                    break;
                case SchemaViolationKind.WrongType:
                    var quotes = violation.ExpectedTypes == SchemaTypes.String && violation.Node.Resolve() is YamlScalar { Style: YamlScalarStyle.Plain, Tag: null } plain
                        ? CodeFix.Replace("Put the value in quotes", plain.Span, $"\"{plain.Value}\"") : null;
                    var expected = violation.Expected.StartsWith("a ", StringComparison.Ordinal) ? violation.Expected[2..] : violation.Expected;
                    context.Report(document, violation.Span, new DiagnosticDetails { MessageFormat = Type, Fix = quotes }, violation.Path, consequence, expected, quotes is null ? $"Write {violation.Expected}" : "Put it in quotes");
                    break;
                default:
                    var allowed = violation.Kind == SchemaViolationKind.NotInEnumeration ? $"one of {violation.Expected}" : $"a value that is {Describe(violation)}";
                    context.Report(document, violation.Span, new DiagnosticDetails { MessageFormat = Value }, violation.Name, consequence, violation.Path, allowed);
                    break;
            }
        }
    }

    private static string Describe(SchemaViolation violation) => violation.Kind switch
    {
        SchemaViolationKind.PatternMismatch => $"of the form '{violation.Expected}'",
        SchemaViolationKind.DuplicateItem => "not in the list already",
        SchemaViolationKind.NotAllowed or SchemaViolationKind.NoAlternative or SchemaViolationKind.FormatMismatch => "allowed",
        _ => violation.Expected,
    };
}
