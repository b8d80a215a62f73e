using OpsLead.Lint.Schemas;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds what Helm refuses in a <c>Chart.yaml</c>.</summary>
internal sealed class FixChart : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1168",
        "Fix the chart",
        "'{0}' is no field of a chart, so Helm refuses it. {1}.",
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
            if (DocumentClassifier.ClassifyPath(document.Path) == DocumentKind.HelmChart
                && YamlStream.Parse(document.GetText()).Documents is [{ Root: YamlMapping { IsOpen: false } root, Errors.Count: 0 }, ..])
            {
                ConfigurationFiles.Report(c, document, SchemaValidator.Validate(root, KnownSchemas.Chart, SchemaValidationOptions.Kubernetes), "Helm refuses the chart");
            }
        }
    });
}
