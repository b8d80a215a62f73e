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
            if (c.Workspace.TryGetDocument(prefix + "values.schema.json", out var schema) && c.Workspace.TryGetDocument(prefix + "values.yaml", out var values)
                && YamlStream.ParseJson(schema.GetText()).Documents is [{ Root: { } schemaRoot, Errors.Count: 0 }]
                && YamlStream.Parse(values.GetText()).Documents is [{ Root: YamlMapping root, Errors.Count: 0 }])
            {
                ConfigurationFiles.Report(c, values, GetCertain(SchemaValidator.Validate(root, JsonSchema.Compile(schemaRoot))), "Helm refuses the chart");
            }
        }
    });

    // A value that must be there may be one that each installation supplies.
    private static IReadOnlyList<SchemaViolation> GetCertain(IReadOnlyList<SchemaViolation> violations) =>
        [.. violations.Where(static violation => violation.Kind != SchemaViolationKind.MissingProperty)];
}
