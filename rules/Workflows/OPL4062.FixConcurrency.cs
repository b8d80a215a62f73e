using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs that wait for their own run, and queues that would be cancelled.</summary>
internal sealed class FixConcurrency : WorkflowRule
{
    private const string Queue = "The queue '{0}' keeps all runs and 'cancel-in-progress' cancels them. Remove one of the two.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4062",
        "Fix the concurrency",
        "The job waits for its own run, which is in the group '{0}' too. Name another group for the job, or none.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/concurrency"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c => CheckQueue(c, c.Node.Root));
        context.RegisterJobAction(static c =>
        {
            CheckQueue(c, c.Node.Mapping);
            if (GetGroup(c.Node.Mapping) is { } group && GetGroup(c.Node.Workflow.Root) is { } other && group.Value == other.Value && !group.Value.Contains("${{", StringComparison.Ordinal))
            {
                c.Report(group.Span, group.Value);
            }
        });
    }

    private static void CheckQueue<TNode>(NodeContext<TNode> c, YamlMapping holder)
    {
        if (holder.TryGetMapping("concurrency", out var concurrency) && concurrency.TryGetScalar("queue", out var queue) && queue.Value == "max"
            && concurrency.TryGetScalar("cancel-in-progress", out var cancel) && cancel.TryGetBoolean(out var isCancelled) && isCancelled)
        {
            c.Report(queue.Span, new DiagnosticDetails { MessageFormat = Queue }, queue.Value);
        }
    }

    private static YamlScalar? GetGroup(YamlMapping holder)
    {
        if (!holder.TryGetValue("concurrency", out var concurrency))
        {
            return null;
        }

        var group = concurrency is YamlMapping mapping ? mapping.TryGetScalar("group", out var named) ? named : null : concurrency as YamlScalar;
        return group is { IsNull: false, Value.Length: > 0 } ? group : null;
    }
}
