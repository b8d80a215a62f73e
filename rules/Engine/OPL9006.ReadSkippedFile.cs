namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports files that were not linted.</summary>
internal sealed class ReadSkippedFile : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9006",
        "Make the skipped file readable",
        "This was not linted: '{0}'. Make it readable, or exclude it so that the result says so.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.Skipped, static c => c.Report(c.Event.Arguments[0].TrimEnd('.')));
    }
}
