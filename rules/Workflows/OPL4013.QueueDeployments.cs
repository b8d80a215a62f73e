using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments that may run beside each other, or be cut off half way.</summary>
internal sealed class QueueDeployments : WorkflowRule
{
    private const string Cancels = "'{0}' cuts off a deployment that is half done when the next one starts. Let it finish: 'cancel-in-progress: false'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4013",
        "Queue deployments",
        "Job '{0}' deploys without 'concurrency', so two pushes deploy at the same time and the older may win. Set a group for the environment with 'cancel-in-progress: false'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.Automation,
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var (job, root) = (c.Node.Mapping, c.Node.Workflow.Root);
        if (job.IsOpen || root.IsOpen || Deployments.Find(c.Node).Count == 0)
        {
            return;
        }

        if (!job.TryGetValue("concurrency", out var concurrency) && !root.TryGetValue("concurrency", out concurrency))
        {
            // What is only called is queued by its caller.
            if (!c.Node.Workflow.Triggers.Any(static trigger => trigger.Name == "workflow_call"))
            {
                c.Report(c.Node.IdSpan, c.Node.Id);
            }
        }
        else if (concurrency is YamlMapping mapping && mapping.TryGetEntry("cancel-in-progress", out var entry) && entry.Value.Resolve() is YamlScalar { Value: "true" })
        {
            c.Report(entry.Span, new DiagnosticDetails { MessageFormat = Cancels }, "cancel-in-progress: true");
        }
    });
}
