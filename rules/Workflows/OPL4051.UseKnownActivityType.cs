using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds kinds of activity that an event does not have.</summary>
internal sealed class UseKnownActivityType : WorkflowRule
{
    private const string Similar = "The event '{1}' has no activity type '{0}'. It may be meant as '{2}'.";
    private const string Foreign = "The event '{1}' has no activity type '{0}'; it has {2}. Choose one of them.";

    private static readonly ImmutableHashSet<string> Known = [.. WorkflowEvent.All.Values.SelectMany(static item => item.ActivityTypes)];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4051",
        "Use a known activity type",
        "The activity type '{0}' of the event '{1}' is not known. Correct it, unless it is newer than this version.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/activity-type", "actionlint/events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        foreach (var trigger in c.Node.Triggers)
        {
            if (trigger.Configuration is { } configuration && WorkflowEvent.All.TryGetValue(trigger.Name, out var known) && !known.ActivityTypes.IsEmpty
                && configuration.TryGetValue("types", out var types))
            {
                Check(c, known, types);
            }
        }
    });

    private static void Check(NodeContext<Workflow> c, WorkflowEvent known, YamlNode types)
    {
        foreach (var item in types is YamlSequence list ? list.Items : new[] { types })
        {
            if (item.Resolve() is not YamlScalar { IsNull: false, Value.Length: > 0 } type || known.ActivityTypes.Contains(type.Value) || type.Value.Contains("${{", StringComparison.Ordinal))
            {
                continue;
            }

            if (NearestName.Find(type.Value, known.ActivityTypes) is { } nearest)
            {
                c.Report(type.Span, new DiagnosticDetails { MessageFormat = Similar, Fix = CodeFix.Replace($"Write '{nearest}'", type.ContentSpan, nearest) }, type.Value, known.Name, nearest);
            }
            else if (Known.Contains(type.Value))
            {
                c.Report(type.Span, new DiagnosticDetails { MessageFormat = Foreign, Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, type.Value, known.Name, $"'{string.Join("', '", known.ActivityTypes)}'");
            }
            else
            {
                c.Report(type.Span, new DiagnosticDetails { Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, type.Value, known.Name);
            }
        }
    }
}
