using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds bindings to roles that are not there.</summary>
internal sealed class BindExistingRole : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1054",
        "Bind a role that exists",
        "The binding grants '{0}', which is not here, so its subjects may do nothing. Name the role that is meant.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var references = new DanglingReferences<ReferenceFact>(c.Kubernetes);
        foreach (var reference in c.GetFacts<ReferenceFact>())
        {
            if (reference.Field == "roleRef" && !KubernetesRelations.IsSystem(reference.Namespace))
            {
                references.Add(reference, reference.Document, c.Kubernetes.Names.Match(reference.Document.Folder, reference.Kind, reference.Namespace, reference.Name.Value));
            }
        }

        foreach (var (reference, isOptIn) in references.GetMissing())
        {
            c.Report(reference.Document, reference.Name.Span, new DiagnosticDetails { IsOptIn = isOptIn }, $"{reference.Kind}/{reference.Name.Value}");
        }
    });
}
