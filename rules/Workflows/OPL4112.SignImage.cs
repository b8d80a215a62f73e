using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds images that leave a repository whose workflows sign nothing.</summary>
internal sealed class SignImage : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4112",
        "Sign the image",
        "Job '{0}' sends an image on, and no workflow here signs one, so a cluster cannot tell it from another's. Sign it with 'cosign sign' or 'actions/attest-build-provenance'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        Practice = Practice.ImageScanning,
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [345],
        Aliases = ["checkov/CKV_GHA_5"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        if (c.GetFacts<ImageSignatureFact>().Count > 0)
        {
            return;
        }

        foreach (var delivery in c.GetFacts<ImageDeliveryFact>())
        {
            if (!delivery.CallsElsewhere)
            {
                c.Report(delivery.Document, delivery.Span, delivery.JobId);
            }
        }
    });
}
