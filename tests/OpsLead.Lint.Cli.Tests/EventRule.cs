namespace OpsLead.Lint.Cli.Tests;

/// <summary>A rule of the tests: reports what configuration says in vain.</summary>
internal sealed class EventRule : EngineRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL9901", "Mend the configuration", "'{0}' means nothing, perhaps '{1}'. Mend it.", RuleCategory.Correctness, RuleSeverity.Warning);

    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.UnknownRule, static c => c.Report([.. c.Event.Arguments]));
        context.RegisterEventAction(EngineEventKind.UnknownOption, static c => c.Report([.. c.Event.Arguments]));
    }
}
