using OpsLead.Lint.Engine;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint;

/// <summary>A rule about secrets in text of any kind.</summary>
public abstract class SecretRule : Rule
{
    /// <summary>A rule about secrets.</summary>
    protected SecretRule()
        : base(RuleLanguage.Secrets)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(SecretContext context);

    /// <summary>The peers' names of all kinds of one decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>The names, each <c>peer/check</c>, once.</returns>
    protected static IReadOnlyList<string> GetAliases(SecretDecision decision) => SecretKinds.GetAliases(decision);
}

/// <summary>Where a <see cref="SecretRule"/> registers.</summary>
public sealed class SecretContext : RegistrationContext
{
    private readonly SecretActions actions;

    internal SecretContext(int rule, LinterBuilder linter, SecretActions actions)
        : base(rule, linter) => this.actions = actions;

    /// <summary>Registers a callback for each secret that asks for one decision.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="action">The callback.</param>
    public void RegisterSecretAction(SecretDecision decision, Action<NodeContext<SecretMatch>> action) => actions.Get(decision).Add(RuleIndex, action);
}
