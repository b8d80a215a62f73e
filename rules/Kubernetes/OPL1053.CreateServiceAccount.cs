using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods and bindings whose ServiceAccount is not there.</summary>
internal sealed class CreateServiceAccount : KubernetesRule
{
    private const string Subject = "The binding grants its role to ServiceAccount '{0}', which is not here. Name the account that needs the role.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1053",
        "Create the service account",
        "The pods run as ServiceAccount '{0}', which is not here, and without it none is created. Add the account, or name the one that is meant.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-linter/non-existent-service-account"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var references = new DanglingReferences<ReferenceFact>(c.Kubernetes);
        foreach (var reference in c.GetFacts<ReferenceFact>())
        {
            if (reference.Kind == "ServiceAccount" && !KubernetesRelations.IsSystem(reference.Namespace))
            {
                references.Add(reference, reference.Document, c.Kubernetes.Names.Match(reference.Document.Folder, reference.Kind, reference.Namespace, reference.Name.Value));
            }
        }

        foreach (var (reference, isOptIn) in references.GetMissing())
        {
            var isSubject = reference.Field == "subjects";
            c.Report(
                reference.Document,
                reference.Name.Span,
                new DiagnosticDetails { IsOptIn = isOptIn, MessageFormat = isSubject ? Subject : null, Aliases = isSubject ? [] : default },
                reference.Name.Value);
        }
    });
}
