namespace OpsLead.Lint.Rules.Engine;

/// <summary>Reports keys and values of the configuration that mean nothing.</summary>
internal sealed class SetKnownOption : EngineRule
{
    private const string WithReason = "The configuration value '{0}' has no meaning here: {1}. Correct it, or remove it.";
    private const string WithoutNearest = "The configuration key or value '{0}' has no meaning here. Remove it, or take the name from the page of its rule.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL9007",
        "Set an option that exists",
        "The configuration key or value '{0}' has no meaning here. Write '{1}', or remove it.",
        RuleCategory.Maintainability,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.UnknownOption, static c =>
        {
            var (key, nearest) = (c.Event.Arguments[0], c.Event.Arguments.Count > 1 ? c.Event.Arguments[1] : "");
            if (c.Event.Arguments.Count > 2)
            {
                c.Report(new DiagnosticDetails { MessageFormat = WithReason }, key, c.Event.Arguments[2]);
            }
            else if (nearest.Length == 0)
            {
                c.Report(new DiagnosticDetails { MessageFormat = WithoutNearest }, key);
            }
            else
            {
                c.Report(key, nearest);
            }
        });
    }
}
