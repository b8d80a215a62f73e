using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments in a repository that says nowhere how to go back.</summary>
internal sealed class PrepareRollback : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4105",
        "Prepare the way back",
        "Job '{0}' deploys, and nothing here says how to get the version before back. Add a step for 'failure()' that rolls back, or a runbook with a heading about it.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Practice = Practice.Rollback,
        Precision = RulePrecision.Medium,
        IsEnabledByDefault = false,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var jobs = c.GetFacts<DeployJobFact>();
        if (jobs.Count == 0 || c.GetFacts<RollbackFact>().Count > 0
            || c.GetFacts<KubernetesObjectFact>().Any(static item => item is { Kind: "Canary", ApiVersion: "flagger.app/v1beta1" } or { Kind: "Rollout", ApiVersion: "argoproj.io/v1alpha1" }))
        {
            return;
        }

        foreach (var job in jobs)
        {
            if (!job.HasFailurePath)
            {
                c.Report(job.Document, job.Span, job.JobId);
                return;
            }
        }
    });
}
