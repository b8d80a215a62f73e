using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds pushed images that come without a list of what is in them.</summary>
internal sealed class AttestImage : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4111",
        "Attest what the image holds",
        "'{0}' pushes an image without a software bill of materials. Set 'sbom: true' and 'provenance: mode=max', or pass '--sbom true --provenance mode=max'.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        Practice = Practice.ImageScanning,
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [1395],
        Aliases = ["checkov/CKV_GHA_6"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        if (c.Node.Steps.Any(static step => step.Uses is { } uses && (uses.Name is "actions/attest-sbom" or "actions/attest" or "anchore/sbom-action" or "cyclonedx/gh-dotnet-generate-sbom"
            || uses.Name.Contains("sbom", StringComparison.Ordinal))))
        {
            return;
        }

        foreach (var step in c.Node.Steps)
        {
            foreach (var build in ImageBuilds.Find(step))
            {
                if (build.IsPushed == true && !HasBillOfMaterials(step))
                {
                    c.Report(build.Span, step.Uses?.Text ?? "docker build");
                }
            }
        }
    });

    private static bool HasBillOfMaterials(Step step) => step.Uses is not null
        ? step.Mapping.IsOpen || step.GetInput("sbom") is { Value: not "false" } || step.GetInput("attests") is not null
        : step.Run!.Value.Contains("--sbom", StringComparison.Ordinal) || step.Run.Value.Contains("--attest", StringComparison.Ordinal) || step.Run.Value.Contains("syft", StringComparison.Ordinal);
}
