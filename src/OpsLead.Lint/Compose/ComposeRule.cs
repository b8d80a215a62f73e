using OpsLead.Lint.Compose;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint;

/// <summary>A rule about Compose files.</summary>
public abstract class ComposeRule : Rule
{
    /// <summary>A rule about Compose files.</summary>
    protected ComposeRule()
        : base(RuleLanguage.Compose)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(ComposeContext context);
}

/// <summary>Where a <see cref="ComposeRule"/> registers.</summary>
public sealed class ComposeContext : RegistrationContext
{
    private readonly ComposeActions actions;

    internal ComposeContext(int rule, LinterBuilder linter, ComposeActions actions)
        : base(rule, linter) => this.actions = actions;

    /// <summary>Registers a callback for each service.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterServiceAction(Action<NodeContext<ComposeService>> action) => actions.Services.Add(RuleIndex, action);

    /// <summary>Registers a callback for the file as a whole, after its services.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileAction(Action<NodeContext<ComposeFile>> action) => actions.Files.Add(RuleIndex, action);
}
