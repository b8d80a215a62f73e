namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports names in suppressions that no rule has.</summary>
internal sealed class NameKnownRule : EngineRule
{
    private const string WithoutNearest = "No rule is named '{0}', so nothing is suppressed. Take the name from the list that 'rules' prints.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9002",
        "Name a rule that exists",
        "No rule is named '{0}', so nothing is suppressed. Write '{1}', or the name that 'rules' lists.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.UnknownRule, static c =>
        {
            var (name, nearest) = (c.Event.Arguments[0], c.Event.Arguments[1]);
            if (nearest.Length == 0)
            {
                c.Report(new DiagnosticDetails { MessageFormat = WithoutNearest }, name);
            }
            else
            {
                // The nearest name is a guess, and a wrong one would silence, or turn on, what nobody meant.
                c.Report(new DiagnosticDetails { Fix = new CodeFix($"Write '{nearest}'", FixSafety.Unsafe, [new TextEdit(c.Event.Span, nearest)]) }, name, nearest);
            }
        });
    }
}
