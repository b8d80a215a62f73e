namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports a file whose fixes were left out, since it would have parsed worse.</summary>
internal sealed class FixByHand : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9008",
        "Fix the file by hand",
        "The fixes of '{0}' would leave a text that no longer parses, so none was applied. Mend the findings by hand, and report the file.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.VeryHigh,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.FixRejected, static c => c.Report(c.Document.FileName));
    }
}
