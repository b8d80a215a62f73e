namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports suppressions that silence nothing.</summary>
internal sealed class RemoveUnusedSuppression : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9003",
        "Remove the unused suppression",
        "The suppression of '{0}' silences nothing. Remove it, so that it cannot hide the next one.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.UnusedSuppression, static c => c.Report(new DiagnosticDetails { Fix = c.Event.Fix }, c.Event.Arguments[0]));
    }
}
