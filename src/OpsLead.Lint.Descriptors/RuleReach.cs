namespace OpsLead.Lint;

/// <summary>In which files a rule speaks unless it is selected or configured.</summary>
public enum RuleReach
{
    /// <summary>In all files.</summary>
    Everywhere,

    /// <summary>In all files but those of tests, whose objects are often wrong on purpose.</summary>
    OutsideTests,

    /// <summary>Neither in tests nor in samples and vendored charts: nobody gives limits to the pod of a sample.</summary>
    Production,
}
