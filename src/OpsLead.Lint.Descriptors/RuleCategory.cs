namespace OpsLead.Lint;

/// <summary>The question of an infrastructure lead that a rule answers.</summary>
public enum RuleCategory
{
    /// <summary>Does it stay up?</summary>
    Reliability,

    /// <summary>Does it grow and shrink with its load?</summary>
    Scalability,

    /// <summary>Can it be abused, does it leak?</summary>
    Security,

    /// <summary>Can one see what it does?</summary>
    Observability,

    /// <summary>Does it ship without hands?</summary>
    Automation,

    /// <summary>Does the platform accept it, and does it mean what it says?</summary>
    Correctness,

    /// <summary>Can the next person change it?</summary>
    Maintainability,
}
