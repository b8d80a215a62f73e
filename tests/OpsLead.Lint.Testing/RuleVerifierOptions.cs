using System.Collections.Immutable;

namespace OpsLead.Lint.Testing;

/// <summary>What a case expects besides its spans, and how it is run.</summary>
public sealed record RuleVerifierOptions
{
    /// <summary>The message of every finding; null to check its style only.</summary>
    public string? Message { get; init; }

    /// <summary>The messages in the order of the findings; default to check their style only.</summary>
    public ImmutableArray<string> Messages { get; init; }

    /// <summary>The severity of every finding; null to leave it unchecked.</summary>
    public RuleSeverity? Severity { get; init; }

    /// <summary>The peers' ids of every finding, in any order; default to leave them unchecked.</summary>
    public ImmutableArray<string> Aliases { get; init; }

    /// <summary>Selectors to run instead of the rule's own id, for results that only a peer's id asks for.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Whether nothing is selected: the rule speaks as it does to users who chose nothing, without what only its id or a peer's asks for.</summary>
    public bool IsAsShipped { get; init; }

    /// <summary>A case of the rule as users have it who chose nothing.</summary>
    public static RuleVerifierOptions AsShipped { get; } = new() { IsAsShipped = true };

    /// <summary>Values of the rule's options by name (<c>allowed</c>), or of any key by its full name (<c>opslead_lint.kubernetes_version</c>).</summary>
    public ImmutableDictionary<string, string> Options { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Other rules that run too; what they find is marked with their ids.</summary>
    public ImmutableArray<Rule> AdditionalRules { get; init; } = [];

    /// <summary>Hosts that leave facts for a rule across files, such as the C# compiler.</summary>
    public ImmutableArray<WorkspaceAnalyzer> Analyzers { get; init; } = [];

    /// <summary>Files as they stand once the fixes are applied; a file that is not listed is not compared. Findings that remain are marked.</summary>
    public ImmutableArray<(string Path, string Markup)> FixedFiles { get; init; } = [];

    /// <summary>
    /// Whether the input is meant not to parse; otherwise an error of syntax fails the case, since a rule is silent about what it cannot
    /// read.
    /// </summary>
    public bool AllowsSyntaxErrors { get; init; }

    /// <summary>What the case is run with besides its text as written.</summary>
    public CaseVariants Variants { get; init; } = CaseVariants.All;
}
