namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports suppression comments that cannot be read.</summary>
internal sealed class FixSuppression : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9005",
        "Fix the suppression",
        "The suppression cannot be read: '{0}'. Write 'opslead-lint: ignore[rule-name] reason'.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.MalformedSuppression, static c => c.Report(c.Event.Arguments[0].TrimEnd('.')));
    }
}
