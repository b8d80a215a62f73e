using OpsLead.Lint.Engine;

namespace OpsLead.Lint;

/// <summary>A rule that joins artifacts: C# with the Dockerfile that builds it, the image with the workload that runs it.</summary>
public abstract class WorkspaceRule : Rule
{
    /// <summary>A rule across artifacts.</summary>
    protected WorkspaceRule()
        : base(RuleLanguage.Workspace)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(WorkspaceContext context);
}

/// <summary>Where a <see cref="WorkspaceRule"/> registers.</summary>
public sealed class WorkspaceContext : RegistrationContext
{
    internal WorkspaceContext(int rule, LinterBuilder linter)
        : base(rule, linter)
    {
    }
}
