namespace OpsLead.Lint;

/// <summary>What other tools' configuration files say about one result.</summary>
public readonly record struct PeerVerdict
{
    /// <summary>Whether a tool is told to run this check, so that the result counts though it is off by default.</summary>
    public bool IsIncluded { get; init; }

    /// <summary>The severity a tool gives to this check; null for ours.</summary>
    public RuleSeverity? Severity { get; init; }

    /// <summary>Set when a tool is told to be silent about this check everywhere. A rule that the command line names speaks all the same.</summary>
    public Suppression? Exclusion { get; init; }

    /// <summary>Set when a tool is told to be silent here: about this place, path or value.</summary>
    public Suppression? Suppression { get; init; }
}
