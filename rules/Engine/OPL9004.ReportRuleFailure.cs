namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports a rule that threw.</summary>
internal sealed class ReportRuleFailure : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9004",
        "Report the failure of the rule",
        "The rule '{0}' failed on this file with {1}: '{2}'. Report it with the file; the other rules were not affected.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.RuleFailure, static c => c.Report(c.Event.Arguments[0], c.Event.Arguments[1], c.Event.Arguments[2].TrimEnd('.')));
    }
}
