using System.Collections.Immutable;

namespace OpsLead.Lint;

/// <summary>What to run and how.</summary>
public sealed record LintOptions
{
    /// <summary>The rules, as instances. Ids must differ.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>Hosts of rules that need more than one file's tree, such as the C# compiler. They may be used by several runs, one at a time each.</summary>
    public ImmutableArray<WorkspaceAnalyzer> Analyzers { get; init; } = [];

    /// <summary>Selectors that replace the default rules, the engine's own too; empty for the defaults.</summary>
    public ImmutableArray<string> Select { get; init; } = [];

    /// <summary>Selectors of rules to run besides.</summary>
    public ImmutableArray<string> ExtendSelect { get; init; } = [];

    /// <summary>Selectors of rules not to run. They win over the two others.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>Severities and options by path; null for the defaults.</summary>
    public LintConfiguration? Configuration { get; init; }

    /// <summary>Whether other linters' inline marks (<c># hadolint ignore=…</c>, kube-linter's annotations …) silence our findings of the same checks.</summary>
    public bool HonorsPeerSuppressions { get; init; } = true;

    /// <summary>How many files are walked at once; 0 for as many as there are processors.</summary>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>
    /// Where a document lies on disk, for analyzers that read what a build left beside it; null, or null for a document, where it lies nowhere. The engine itself
    /// reads no disk.
    /// </summary>
    public Func<SourceDocument, string?>? GetFullPath { get; init; }

    /// <summary>Told of each file once its own rules ran, from any thread; null for nobody.</summary>
    public IProgress<SourceDocument>? Progress { get; init; }

    /// <summary>Takes the rules' times, for one linter; null for no measurement, which costs nothing.</summary>
    public RuleTimings? Timings { get; init; }
}

/// <summary>A severity that configuration sets.</summary>
public enum ConfiguredSeverity
{
    /// <summary>Nothing is set.</summary>
    Unset,

    /// <summary>The rule is off.</summary>
    None,

    /// <summary>See <see cref="RuleSeverity.Note"/>.</summary>
    Note,

    /// <summary>See <see cref="RuleSeverity.Warning"/>.</summary>
    Warning,

    /// <summary>See <see cref="RuleSeverity.Error"/>.</summary>
    Error,
}

/// <summary>Severities and options by path. Implementations must be safe to call from several threads.</summary>
public abstract class LintConfiguration
{
    /// <summary>Whether any path gives the rule a severity, so that a rule that is off by default must be loaded.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>True when some section names it.</returns>
    public abstract bool Mentions(RuleInfo rule);

    /// <summary>The severity of a rule for a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="rule">The rule.</param>
    /// <returns>What is configured.</returns>
    public abstract ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule);

    /// <summary>The value of a key for a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="key">The key, in lower case, such as <c>opslead_lint.pin-image-tag.allowed</c>.</param>
    /// <returns>The value, or null.</returns>
    public abstract string? GetOption(SourceDocument document, string key);

    /// <summary>Whether other tools' configuration has anything to say, so that <see cref="GetPeerVerdict"/> is worth asking.</summary>
    public virtual bool HasPeerSettings => false;

    /// <summary>What other tools' configuration files say about a result. Our own configuration and the command line win over it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="aliases">The peers' ids whose own condition holds.</param>
    /// <param name="location">The characters at fault.</param>
    /// <returns>The verdict; the default one when they say nothing.</returns>
    public virtual PeerVerdict GetPeerVerdict(RuleInfo rule, ImmutableArray<string> aliases, Location location) => default;

    /// <summary>Events about the configuration itself: unknown ids and keys, each on the document that holds it.</summary>
    /// <param name="workspace">The files; a document of the configuration may be there in a later version.</param>
    /// <param name="rules">All rules that exist.</param>
    /// <returns>The events, on documents of the workspace. Never null.</returns>
    public virtual IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace, IReadOnlyList<RuleInfo> rules) => [];
}
