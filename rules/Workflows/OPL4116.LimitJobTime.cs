namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds jobs that may hang for six hours.</summary>
internal sealed class LimitJobTime : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4116",
        "Limit the job's time",
        "Job '{0}' has no 'timeout-minutes', so when it hangs it holds its runner and its queue for six hours. Set a little more than it takes.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        Practice = Practice.Automation,
        IsEnabledByDefault = false,
        Options = [new RuleOption("minutes", RuleOptionType.Integer, "30", "The time that the fix sets, in minutes.")],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var job = c.Node;
        if (job.Call is not null || job.Mapping.IsOpen || job.Mapping.TryGetEntry("timeout-minutes", out _) || job.Steps.Count == 0 || job.Steps.All(static step => step.Mapping.TryGetEntry("timeout-minutes", out _)))
        {
            return;
        }

        c.Report(
            job.IdSpan,
            new DiagnosticDetails { Fix = YamlInsertion.CreateFix("Set 'timeout-minutes'", FixSafety.Unsafe, c.Text, job.Mapping, ["timeout-minutes"], c.GetOption("minutes")!) },
            job.Id);
    });
}
