using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds filters that an event does not have, that exclude each other, and those that are missing.</summary>
internal sealed class FixEventFilter : WorkflowRule
{
    private const string Exclusive = "'{0}' and '{1}' exclude each other. Keep one of them; a pattern that begins with '!' excludes in the other.";
    private const string Workflows = "The trigger '{0}' names no workflows. Add 'workflows'; it never runs until then.";
    private static readonly string[] Filters = ["types", "branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore", "workflows", "names", "versions"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4052",
        "Fix the filter of the event",
        "The {1} has no filter '{0}'. Remove it, or choose an event that has it; GitHub passes over it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/events"],
    };

    /// <summary>Whether an unexpected key is the filter of another event.</summary>
    /// <param name="error">The difference.</param>
    /// <returns>True when it is.</returns>
    public static bool IsFilter(TemplateError error) =>
        error is { Kind: TemplateErrorKind.UnexpectedKey, IsInTrigger: true } && error.Owner.StartsWith("trigger ", StringComparison.Ordinal) && Array.IndexOf(Filters, error.Text) >= 0;

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterTemplateErrorAction(static c =>
        {
            if (IsFilter(c.Node))
            {
                c.Report(c.Node.Span, c.Node.Text, c.Node.Owner);
            }
        });
        context.RegisterWorkflowAction(static c =>
        {
            foreach (var trigger in c.Node.Triggers)
            {
                if (trigger.Configuration is { } configuration)
                {
                    CheckPair(c, configuration, "branches");
                    CheckPair(c, configuration, "tags");
                    CheckPair(c, configuration, "paths");
                }

                if (trigger.Name == "workflow_run" && trigger.Configuration is not { IsOpen: true } && trigger.Configuration?.TryGetEntry("workflows", out _) is not true)
                {
                    c.Report(trigger.Span, new DiagnosticDetails { MessageFormat = Workflows }, trigger.Name);
                }
            }
        });
    }

    private static void CheckPair(NodeContext<Workflow> c, YamlMapping configuration, string filter)
    {
        if (configuration.TryGetEntry(filter, out var kept) && configuration.TryGetEntry(filter + "-ignore", out var ignored))
        {
            var later = kept.Key.Span.Start > ignored.Key.Span.Start ? kept : ignored;
            c.Report(later.Key.Span, new DiagnosticDetails { MessageFormat = Exclusive, Severity = RuleSeverity.Error }, filter, filter + "-ignore");
        }
    }
}
