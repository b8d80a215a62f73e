using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds times of a schedule that GitHub does not read.</summary>
internal sealed class FixSchedule : WorkflowRule
{
    private const string FieldCount = "'{0}' {1}: minute, hour, day of the month, month, day of the week. Write all five.";
    private const string Zone = "'{0}' is no time zone of the IANA database. Write one such as 'Europe/Berlin', or leave it out for UTC.";
    private const string UnknownZone = "The time zone '{0}' is not known. Correct it, unless it is newer than this version.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4053",
        "Fix the schedule",
        "'{0}' {1}. Correct it; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/schedule", "actionlint/events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterWorkflowAction(static c =>
        {
            if (!c.Node.Root.TryGetMapping("on", out var on))
            {
                return;
            }

            foreach (var item in YamlFacts.GetItems(on, "schedule"))
            {
                CheckCron(c, item, "cron");
                CheckZone(c, item);
            }
        });
        context.RegisterDependabotUpdateAction(static c =>
        {
            if (c.Node.Mapping.TryGetMapping("schedule", out var schedule))
            {
                CheckCron(c, schedule, "cronjob");
                CheckZone(c, schedule);
                CheckTime(c, schedule);
            }
        });
    }

    private static void CheckCron<TNode>(NodeContext<TNode> c, YamlMapping schedule, string key)
    {
        if (!schedule.TryGetScalar(key, out var cron) || cron.Value.Length == 0 || cron.Value.Contains("${{", StringComparison.Ordinal)
            || CronExpression.TryParse(cron.Value, out _, out var start, out var length, out var problem))
        {
            return;
        }

        var isCount = length == cron.Value.Length && problem == "has not five fields";
        c.Report(isCount ? cron.Span : cron.GetSpan(start, length), new DiagnosticDetails { MessageFormat = isCount ? FieldCount : null }, cron.Value.Substring(start, length), problem!);
    }

    private static void CheckZone<TNode>(NodeContext<TNode> c, YamlMapping schedule)
    {
        if (!schedule.TryGetScalar("timezone", out var zone) || zone.Value.Length == 0 || zone.Value.Contains("${{", StringComparison.Ordinal) || TimeZones.Contains(zone.Value))
        {
            return;
        }

        if (TimeZones.IsNone(zone.Value) || TimeZones.FindNearest(zone.Value) is not null)
        {
            // Short names such as UTC are no places, but GitHub's own reader leaves them to the server.
            var isShort = !zone.Value.Contains('/', StringComparison.Ordinal);
            c.Report(zone.Span, new DiagnosticDetails { MessageFormat = Zone, Severity = isShort ? RuleSeverity.Warning : null, Aliases = isShort ? ["actionlint/events"] : default }, zone.Value);
        }
        else
        {
            c.Report(zone.Span, new DiagnosticDetails { MessageFormat = UnknownZone, Severity = RuleSeverity.Warning, Aliases = ["actionlint/events"] }, zone.Value);
        }
    }

    // hh:mm of 24 hours.
    private static void CheckTime<TNode>(NodeContext<TNode> c, YamlMapping schedule)
    {
        if (schedule.TryGetScalar("time", out var time) && time.Value.Length > 0
            && !(time.Value is [>= '0' and <= '2', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9'] && time.Value.AsSpan(0, 2).SequenceCompareTo("24") < 0))
        {
            c.Report(time.Span, new DiagnosticDetails { Aliases = ["github/schedule"] }, time.Value, "is no time from 00:00 to 23:59");
        }
    }
}
