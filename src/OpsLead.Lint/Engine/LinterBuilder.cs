namespace OpsLead.Lint.Engine;

/// <summary>What all languages share while the rules register, and what the linter keeps of it.</summary>
internal sealed class LinterBuilder
{
    private readonly ActionList<EngineEventContext>[] eventActions =
        [.. Enum.GetValues<EngineEventKind>().Select(static _ => new ActionList<EngineEventContext>())];

    public ActionList<WorkspaceAnalysisContext> WorkspaceActions { get; } = new();

    public ActionList<EngineEventContext> GetEventActions(EngineEventKind kind) => eventActions[(int)kind];
}
