namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds schedules that run more often than GitHub does.</summary>
internal sealed class RunLessOften : WorkflowRule
{
    // Source: GitHub's "Events that trigger workflows", schedule: the shortest interval is once every 5 minutes.
    private const int ShortestInterval = 5;

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4054",
        "Run at most every five minutes",
        "'{0}' has runs only {1} min apart, and GitHub starts no schedule more often than every five minutes. Choose minutes further apart.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/events"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        if (!c.Node.Root.TryGetMapping("on", out var on))
        {
            return;
        }

        foreach (var item in YamlFacts.GetItems(on, "schedule"))
        {
            if (item.TryGetScalar("cron", out var cron) && CronExpression.TryParse(cron.Value, out var expression, out _, out _, out _) && expression!.ShortestInterval < ShortestInterval)
            {
                c.Report(cron.Span, cron.Value, expression.ShortestInterval.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    });
}
