using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds images that are built once more for each environment.</summary>
internal sealed class PromoteArtifact : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4107",
        "Promote the artifact that was tested",
        "Job '{0}' builds for its environment what job '{1}' built for another, so what runs there is not what was tried. Build once and deploy the same digest to each.",
        RuleCategory.Automation,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        var first = new Dictionary<string, (Job Job, ImageBuild Build, string Environment)>(StringComparer.Ordinal);
        foreach (var job in c.Node.Jobs)
        {
            if (GetEnvironment(job) is not { } environment)
            {
                continue;
            }

            foreach (var step in job.Steps)
            {
                foreach (var build in ImageBuilds.Find(step))
                {
                    if (build.Dockerfile is null || first.TryAdd(build.Dockerfile, (job, build, environment)))
                    {
                        continue;
                    }

                    var earlier = first[build.Dockerfile];
                    if (!string.Equals(earlier.Environment, environment, StringComparison.OrdinalIgnoreCase))
                    {
                        c.Report(build.Span, new DiagnosticDetails { Related = [new RelatedSpan(earlier.Build.Span, "The other build of the same Dockerfile")] }, job.Id, earlier.Job.Id);
                        return;
                    }
                }
            }
        }
    });

    private static string? GetEnvironment(Job job)
    {
        if (!job.Mapping.TryGetValue("environment", out var node))
        {
            return null;
        }

        var name = node is Syntax.Yaml.YamlMapping mapping ? YamlFacts.GetString(mapping, "name", job.IdSpan) : YamlFacts.GetString(job.Mapping, "environment", job.IdSpan);
        return name.IsKnown ? name.Value : null;
    }
}
