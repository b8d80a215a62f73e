namespace OpsLead.Lint;

/// <summary>How grave a finding is. In configuration the three read <c>suggestion</c>, <c>warning</c>, <c>error</c>.</summary>
public enum RuleSeverity
{
    /// <summary>Worth knowing; nobody is woken for it. SARIF <c>note</c>, <c>suggestion</c> in configuration.</summary>
    Note,

    /// <summary>It fails at run time or weakens what protects the system.</summary>
    Warning,

    /// <summary>It is refused, breaks, or leaks. Only <see cref="RuleCategory.Correctness"/> and <see cref="RuleCategory.Security"/> default to it.</summary>
    Error,
}
