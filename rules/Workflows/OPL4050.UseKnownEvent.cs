using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds events that start no workflow.</summary>
internal sealed class UseKnownEvent : WorkflowRule
{
    private const string Similar = "There is no event '{0}' that starts workflows. It may be meant as '{1}'.";
    private const string BareSchedule = "The event '{0}' needs its times. Write 'schedule:' with a list of 'cron' below it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4050",
        "Use a known event",
        "The event '{0}' is not known. Correct it, unless it is newer than this version.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/event", "actionlint/events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        foreach (var trigger in c.Node.Triggers)
        {
            if (trigger.Name.Contains("${{", StringComparison.Ordinal) || trigger.Name is "" or "<<")
            {
                continue;
            }

            if (!WorkflowEvent.All.ContainsKey(trigger.Name))
            {
                Report(c, trigger);
            }
            else if (trigger is { Name: "schedule", Configuration: null } && IsBare(c.Node.Root))
            {
                c.Report(trigger.Span, new DiagnosticDetails { MessageFormat = BareSchedule, Aliases = ["github/event", "actionlint/syntax-check"] }, trigger.Name);
            }
        }
    });

    // An event that GitHub adds tomorrow must not stop anybody; a slip of the pen may.
    private static void Report(NodeContext<Workflow> c, Trigger trigger)
    {
        if (NearestName.Find(trigger.Name, WorkflowEvent.Names) is { } nearest)
        {
            var fix = trigger.Span.Length == trigger.Name.Length ? CodeFix.Replace($"Rename it to '{nearest}'", trigger.Span, nearest) : null;
            c.Report(trigger.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = fix }, trigger.Name, nearest);
        }
        else
        {
            c.Report(trigger.Span, new DiagnosticDetails { Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, trigger.Name);
        }
    }

    private static bool IsBare(YamlMapping root) => root.TryGetValue("on", out var on) && on is not YamlMapping;
}
