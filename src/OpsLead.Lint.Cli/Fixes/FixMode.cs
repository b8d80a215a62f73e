namespace OpsLead.Lint.Cli.Fixes;

/// <summary>What becomes of the fixes of findings.</summary>
internal enum FixMode
{
    /// <summary>They are counted.</summary>
    None,

    /// <summary>They are written.</summary>
    Write,

    /// <summary>They are shown as a diff; nothing is written.</summary>
    Diff,
}
