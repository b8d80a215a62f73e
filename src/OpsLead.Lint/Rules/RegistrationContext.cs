using OpsLead.Lint.Engine;

namespace OpsLead.Lint;

/// <summary>Where a rule says what it wants to see. Each language adds its own node kinds.</summary>
public abstract class RegistrationContext
{
    private protected RegistrationContext(int rule, LinterBuilder linter)
    {
        RuleIndex = rule;
        Linter = linter;
    }

    internal int RuleIndex { get; }

    internal LinterBuilder Linter { get; }

    /// <summary>Registers a callback for the workspace as a whole, after all files were walked.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterWorkspaceAction(Action<WorkspaceAnalysisContext> action) => Linter.WorkspaceActions.Add(RuleIndex, action);
}
