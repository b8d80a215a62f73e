namespace OpsLead.Lint;

/// <summary>How often a finding of the rule is true; GitHub's <c>precision</c>.</summary>
public enum RulePrecision
{
    /// <summary>Often context decides; such rules are off unless selected.</summary>
    Low,

    /// <summary>Usually right.</summary>
    Medium,

    /// <summary>Right in nearly all cases.</summary>
    High,

    /// <summary>Right by construction: the platform's own verdict, a checksum.</summary>
    VeryHigh,
}
