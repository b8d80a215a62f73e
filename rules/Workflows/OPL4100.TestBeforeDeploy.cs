using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments that do not wait for the tests beside them.</summary>
internal sealed class TestBeforeDeploy : WorkflowRule
{
    // For each finding all jobs are walked. Whoever has more deployments that wait for nothing is told by the first.
    private const int MaxFindings = 50;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4100",
        "Test before the deployment",
        "Job '{0}' deploys without waiting for the tests of '{1}', so a version that fails them is live all the same. Add '{1}' to 'needs'.",
        RuleCategory.Automation,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        List<Job>? tests = null;
        IReadOnlySet<Job>? tested = null;
        var count = 0;
        foreach (var job in c.Node.Jobs)
        {
            if (job.Mapping.IsOpen || Deployments.Find(job).Count == 0)
            {
                continue;
            }

            tests ??= [.. c.Node.Jobs.Where(static other => TestRuns.IsIn(other) && other.If is null && Deployments.Find(other).Count == 0)];

            // What a called workflow does is not seen here: it may test.
            tested ??= c.Node.GetSelfAndDependents(static other => other.Call is not null || TestRuns.IsIn(other));
            if (tests.Count == 0 || tested.Contains(job) || ++count > MaxFindings)
            {
                continue;
            }

            var after = c.Node.GetSelfAndDependents(other => other == job);
            if (tests.Find(test => !after.Contains(test)) is { } missing)
            {
                c.Report(
                    job.IdSpan,
                    new DiagnosticDetails
                    {
                        Related = [new RelatedSpan(missing.IdSpan, "The tests run here")],
                        Fix = YamlInsertion.CreateFix($"Wait for '{missing.Id}'", FixSafety.Unsafe, c.Text, job.Mapping, ["needs"], missing.Id),
                    },
                    job.Id,
                    missing.Id);
            }
        }
    });
}
