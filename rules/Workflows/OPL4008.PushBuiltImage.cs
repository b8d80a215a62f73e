using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds images that are built and never pushed, in a job that then deploys.</summary>
internal sealed class PushBuiltImage : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4008",
        "Push the image that is built",
        "Job '{0}' builds an image, never pushes it and deploys: the image is gone with the runner. Push it to a registry that the cluster pulls from.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var job = c.Node;
        if (!Deployments.Find(job).Any(static deployment => deployment.RunsImage) || IsSelfHosted(job))
        {
            return;
        }

        ImageBuild? first = null;
        foreach (var step in job.Steps)
        {
            var builds = ImageBuilds.Find(step);
            foreach (var build in builds)
            {
                if (build.IsPushed != false)
                {
                    return;
                }

                first ??= build;
            }

            if (ImageTransfers.Pushes(step) || (builds.Count == 0 && ImageTransfers.MayTransfer(step)))
            {
                return;
            }
        }

        if (first is not null)
        {
            c.Report(first.Span, job.Id);
        }
    });

    // On a machine of one's own the image stays, and the cluster may be the same machine.
    private static bool IsSelfHosted(Job job)
    {
        var runsOn = YamlFacts.GetString(job.Mapping, "runs-on", job.IdSpan);
        return !runsOn.IsKnown || !(runsOn.Value.StartsWith("ubuntu", StringComparison.Ordinal) || runsOn.Value.StartsWith("windows", StringComparison.Ordinal)
            || runsOn.Value.StartsWith("macos", StringComparison.Ordinal));
    }
}
