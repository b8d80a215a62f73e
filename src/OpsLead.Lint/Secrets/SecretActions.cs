using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Secrets;

/// <summary>The callbacks of the secret rules by decision.</summary>
internal sealed class SecretActions
{
    private readonly ActionList<NodeContext<SecretMatch>>[] byDecision =
        [.. Enum.GetValues<SecretDecision>().Select(static _ => new ActionList<NodeContext<SecretMatch>>())];

    public bool IsEmpty => Array.TrueForAll(byDecision, static list => list.Count == 0);

    public ActionList<NodeContext<SecretMatch>> Get(SecretDecision decision) => byDecision[(int)decision];
}
