using OpsLead.Lint.Schemas;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds fields and values of a kustomization that Kustomize refuses.</summary>
internal sealed class FixKustomization : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1167",
        "Fix the kustomization",
        "'{0}' is no field of a kustomization, so 'kustomize build' fails. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var file in new Kustomizations(c.Workspace).Files)
        {
            ConfigurationFiles.Report(c, file.Document, SchemaValidator.Validate(file.Root, KnownSchemas.Kustomization, SchemaValidationOptions.Kubernetes), "'kustomize build' fails");
        }
    });
}
