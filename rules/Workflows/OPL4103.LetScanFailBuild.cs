namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds scans whose findings change nothing.</summary>
internal sealed class LetScanFailBuild : WorkflowRule
{
    private const string Default = "'{0}' succeeds whatever it finds, for that is its default. Set '{1}', so that a finding stops the job.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4103",
        "Let the scan fail the build",
        "'{0}' makes the scan succeed whatever it finds, so its findings are shipped. Let them fail the step, and list exceptions in the scanner's ignore file.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Practice = Practice.ImageScanning,
        SecuritySeverity = 4.0,
        Weaknesses = [1104],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        List<ScanWithoutGate>? open = null;
        foreach (var step in c.Node.Steps)
        {
            // Code scanning compares with the branch that is merged into, and can be made a required check; a report that is read elsewhere is no gate of this job's.
            if (step.Uses is { } uses && (uses.Is("github/codeql-action/upload-sarif") || uses.Name.Contains("defectdojo", StringComparison.Ordinal)))
            {
                return;
            }

            // What one step reports another may decide on: the first gate counts for the job.
            if (ScanGates.Find(step) is not { } gate)
            {
                continue;
            }

            if (gate.IsClosed)
            {
                return;
            }

            (open ??= []).Add(gate);
        }

        foreach (var gate in open ?? [])
        {
            c.Report(gate.Span, new DiagnosticDetails { MessageFormat = gate.Remedy is null ? null : Default }, gate.Remedy is null ? [gate.Text] : [gate.Text, gate.Remedy]);
        }
    });
}
