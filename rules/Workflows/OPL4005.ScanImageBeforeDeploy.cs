using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds images that leave a workflow while nothing in the repository scans one.</summary>
internal sealed class ScanImageBeforeDeploy : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4005",
        "Scan the image before it is deployed",
        "Job '{0}' builds an image and sends it on, and no workflow here scans one for known vulnerabilities. Scan it before the push and let a finding fail the job.",
        RuleCategory.Automation,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        if (c.GetFacts<ImageScanFact>().Count > 0)
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
