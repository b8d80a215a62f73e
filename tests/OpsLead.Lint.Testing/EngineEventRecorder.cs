namespace OpsLead.Lint.Testing;

/// <summary>Reports what would otherwise make a case pass for the wrong reason: a rule that threw, input that does not parse or was not read.</summary>
internal sealed class EngineEventRecorder : EngineRule
{
    public const string Id = "OPL9999";

    private readonly bool recordsSyntaxErrors;

    public EngineEventRecorder(bool recordsSyntaxErrors) => this.recordsSyntaxErrors = recordsSyntaxErrors;

    public override RuleDescriptor Descriptor { get; } = new(Id, "Record events", "{0}", RuleCategory.Correctness, RuleSeverity.Error);

    public override void Initialize(EngineContext context)
    {
        context.RegisterEventAction(EngineEventKind.RuleFailure, static c => c.Report("A rule failed: " + string.Join(", ", c.Event.Arguments)));
        context.RegisterEventAction(EngineEventKind.FixRejected, static c => c.Report("A fix was refused: " + string.Join(", ", c.Event.Arguments)));
        if (recordsSyntaxErrors)
        {
            context.RegisterEventAction(EngineEventKind.SyntaxError, static c => c.Report("The input does not parse: " + string.Join(", ", c.Event.Arguments)));
            context.RegisterEventAction(EngineEventKind.Skipped, static c => c.Report("The input was not read: " + string.Join(", ", c.Event.Arguments)));
        }
    }
}
