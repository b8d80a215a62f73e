using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds values of a chart that its own <c>values.schema.json</c> refuses.</summary>
internal sealed class MatchValuesSchema : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1169",
        "Match the schema of the values",
        "'{0}' is not in values.schema.json, so Helm refuses the chart. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents)
        {
            if (DocumentClassifier.ClassifyPath(document.Path) != DocumentKind.HelmChart)
            {
                continue;
            }

            var prefix = document.Folder.Length == 0 ? "" : document.Folder + "/";
            if (c.Workspace.TryGetDocument(prefix + "values.schema.json", out var file) && YamlStream.ParseJson(file.GetText()).Documents is [{ Root: { } root, Errors.Count: 0 }])
            {
                var schema = JsonSchema.Compile(root);
                foreach (var values in c.Workspace.Documents)
                {
                    if (values.Path == prefix + "values.yaml" || IsCaseOfChart(values, prefix))
                    {
                        Check(c, values, schema, isPart: values.FileName != "values.yaml");
                    }
                }
            }
        }
    });

    // The cases that chart-testing installs a chart with, each on top of values.yaml.
    private static bool IsCaseOfChart(SourceDocument document, string prefix) =>
        document.Path.StartsWith(prefix + "ci/", StringComparison.Ordinal) && document.Path.EndsWith("-values.yaml", StringComparison.Ordinal);

    private static void Check(WorkspaceAnalysisContext c, SourceDocument values, JsonSchema schema, bool isPart)
    {
        if (YamlStream.Parse(values.GetText()).Documents is [{ Root: YamlMapping root, Errors.Count: 0 }])
        {
            ConfigurationFiles.Report(c, values, [.. SchemaValidator.Validate(root, schema).Where(violation => IsCertain(violation, isPart))], "Helm refuses the chart");
        }
    }

    // A value that must be there may be one that each installation supplies, and what a part of the values fits may depend on the others.
    private static bool IsCertain(SchemaViolation violation, bool isPart) =>
        violation.Kind != SchemaViolationKind.MissingProperty
        && (!isPart || violation.Kind is SchemaViolationKind.UnknownProperty or SchemaViolationKind.WrongType or SchemaViolationKind.NotInEnumeration or SchemaViolationKind.PatternMismatch);
}
