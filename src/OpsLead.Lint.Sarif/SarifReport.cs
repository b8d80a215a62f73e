namespace OpsLead.Lint.Sarif;

/// <summary>What goes into a SARIF log: one run, of one or several workspaces.</summary>
public sealed record SarifReport
{
    /// <summary>How many results code scanning stores of one upload; more are cut there without a word.</summary>
    public const int StoredResults = 5_000;

    /// <summary>How many results an upload may have before it is refused.</summary>
    public const int AcceptedResults = 25_000;

    /// <summary>
    /// All rules that exist, whether they fired or not: code scanning closes the alerts of a rule only when it still knows the rule.
    /// A rule of a finding that is missing here is added.
    /// </summary>
    public required IReadOnlyCollection<RuleInfo> Rules { get; init; }

    /// <summary>The findings that count, in any order. Never null.</summary>
    public required IReadOnlyCollection<Diagnostic> Diagnostics { get; init; }

    /// <summary>The findings that something silences. They are written only with <see cref="IncludeSuppressed"/>. Never null.</summary>
    public IReadOnlyCollection<Diagnostic> Suppressed { get; init; } = [];

    /// <summary>Whether silenced findings are written too. Not for code scanning: it opens alerts for them all the same.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>Whether the changes that mend a finding are written. Editors use them; code scanning does not.</summary>
    public bool IncludeFixes { get; init; } = true;

    /// <summary>The tool's semantic version, such as <c>1.2.0</c>.</summary>
    public required string ToolVersion { get; init; }

    /// <summary>Gives a document's path below the repository's root, where the shown one is below another folder; null for the shown ones.</summary>
    public Func<SourceDocument, string>? RepositoryPath { get; init; }

    /// <summary>
    /// The category under which code scanning keeps this upload apart from others of the same tool; null to leave it to the
    /// upload, whose own input counts only when the log has none.
    /// </summary>
    public string? Category { get; init; }

    /// <summary>How many results are written at most, the gravest first; above 0 and at most <see cref="AcceptedResults"/>.</summary>
    public int MaximumResults { get; init; } = StoredResults;
}
