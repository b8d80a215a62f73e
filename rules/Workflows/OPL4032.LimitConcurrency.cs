using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds workflows whose runs pile up.</summary>
internal sealed class LimitConcurrency : WorkflowRule
{
    private const string NoCancel = "The group '{0}' does not say what becomes of a run that is superseded. Set 'cancel-in-progress' to 'true' or 'false'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4032",
        "Limit concurrent runs",
        "Job '{0}' starts once more with every event, beside the runs that are still going. Set 'concurrency' with a group and 'cancel-in-progress'.",
        RuleCategory.Automation,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        Aliases = ["zizmor/concurrency-limits"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        if (c.Node.Root.TryGetEntry("concurrency", out var entry))
        {
            CheckScalar(c, entry);
            return;
        }

        // Of what is only called the caller decides.
        if (c.Node.Root.IsOpen || c.Node.Triggers is [{ Name: "workflow_call" }] || !c.Node.Root.TryGetEntry("on", out var on))
        {
            return;
        }

        foreach (var job in c.Node.Jobs)
        {
            if (job.Call is null && !job.Mapping.TryGetEntry("concurrency", out _))
            {
                c.Report(on.Key.Span, job.Id);
                return;
            }
        }
    });

    private static void CheckScalar(NodeContext<Workflow> c, YamlEntry entry)
    {
        if (entry.Value.Resolve() is YamlScalar { IsNull: false } group || (entry.Value.Resolve() is YamlMapping mapping && !mapping.IsOpen && !mapping.TryGetEntry("cancel-in-progress", out _) && mapping.TryGetScalar("group", out group!)))
        {
            c.Report(entry.Key.Span, new DiagnosticDetails { MessageFormat = NoCancel }, group.Value);
        }
    }
}
