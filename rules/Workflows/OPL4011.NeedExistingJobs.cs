using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds needs that no job meets: unknown ids and cycles.</summary>
internal sealed class NeedExistingJobs : WorkflowRule
{
    private const string Cycle = "Job '{0}' waits for itself: it needs '{1}', which needs it. Take one of the two away.";

    private const string Twice = "Job '{1}' needs '{0}' twice. Take one of the two away.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4011",
        "Need jobs that exist",
        "The workflow has no job '{0}' that job '{1}' needs. Correct the id; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/job-needs", "actionlint/job-needs"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var seen = c.Node.Needs.Count > 1 ? new HashSet<string>(StringComparer.OrdinalIgnoreCase) : null;
        foreach (var need in c.Node.Needs)
        {
            if (need.Value.Contains("${{", StringComparison.Ordinal))
            {
                continue;
            }

            if (c.Node.Workflow.FindJob(need.Value) is not { } job)
            {
                c.Report(need.Span, need.Value, c.Node.Id);
            }
            else if (seen?.Add(need.Value) == false)
            {
                c.Report(need.Span, new DiagnosticDetails { MessageFormat = Twice, Severity = RuleSeverity.Warning, Aliases = ["actionlint/job-needs"] }, need.Value, c.Node.Id);
            }
            else if (IsFirstOfCycle(c.Node, job))
            {
                c.Report(need.Span, new DiagnosticDetails { MessageFormat = Cycle }, c.Node.Id, job.Id);
            }
        }
    });

    // A circle is one defect: it is reported where its first job in the text needs the next.
    private static bool IsFirstOfCycle(Job job, Job needed) => job.Workflow.GetFirstOfCircle(job) == job && job.Workflow.GetFirstOfCircle(needed) == job;
}
