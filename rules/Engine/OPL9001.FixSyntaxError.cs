namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports what does not parse.</summary>
internal sealed class FixSyntaxError : EngineRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9001",
        "Fix the syntax error",
        "The {0} does not parse: '{1}'. Correct it; nothing below this place can be relied on until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/yaml-syntax", "actionlint/syntax-check", "buildkit/parse"],
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.SyntaxError, static c =>
            c.Report(new DiagnosticDetails { Aliases = c.Event.Aliases, Fix = c.Event.Fix }, c.Event.Arguments[0], c.Event.Arguments[1].TrimEnd('.')));
    }
}
