using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>A host of rules that need more than one file's tree: the C# compiler. It runs after the files were walked and before the rules across files.</summary>
public abstract class WorkspaceAnalyzer
{
    /// <summary>The rules it runs. Ids must differ from all others.</summary>
    public abstract IReadOnlyList<RuleInfo> Rules { get; }

    /// <summary>Runs the enabled rules and adds facts.</summary>
    /// <param name="context">The workspace, and where to report.</param>
    public abstract void Analyze(WorkspaceAnalyzerContext context);
}

/// <summary>What a <see cref="WorkspaceAnalyzer"/> is given.</summary>
public sealed class WorkspaceAnalyzerContext
{
    private readonly WorkspaceAnalysis analysis;
    private readonly IReadOnlyDictionary<string, int> rules;

    internal WorkspaceAnalyzerContext(WorkspaceAnalysis analysis, IReadOnlyDictionary<string, int> rules)
    {
        this.analysis = analysis;
        this.rules = rules;
    }

    /// <summary>The files.</summary>
    public Workspace Workspace => analysis.Workspace;

    /// <summary>Stops a long computation.</summary>
    public CancellationToken CancellationToken => analysis.CancellationToken;

    /// <summary>How many threads may be used.</summary>
    public int MaxDegreeOfParallelism => analysis.Linter.MaxDegreeOfParallelism;

    /// <summary>Where a document lies on disk.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Its full path; null when it lies nowhere.</returns>
    public string? GetFullPath(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return analysis.Linter.Options.GetFullPath?.Invoke(document.Origin);
    }

    /// <summary>Whether rules across files are on, so that facts are worth gathering.</summary>
    public bool NeedsFacts => analysis.Linter.WorkspaceActions.Count > 0;

    /// <summary>Whether a rule is on for at least one path.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>True when it is.</returns>
    public bool IsEnabled(string id) => rules.TryGetValue(id, out var index) && analysis.Linter.IsEnabled(index);

    /// <summary>Adds a fact for the rules across files. Call in a deterministic order.</summary>
    /// <param name="fact">The fact.</param>
    public void AddFact(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        analysis.Facts.Add(fact);
    }

    /// <summary>Reports a finding of one of the host's rules.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="document">The document at fault.</param>
    /// <param name="span">The characters at fault.</param>
    /// <param name="details">Another wording, related places; null for none.</param>
    /// <param name="arguments">The arguments of the message.</param>
    /// <exception cref="ArgumentException">The id is not one of the host's rules.</exception>
    public void Report(string id, SourceDocument document, TextSpan span, DiagnosticDetails? details, params ReadOnlySpan<string> arguments)
    {
        if (!rules.TryGetValue(id, out var index))
        {
            throw new ArgumentException($"No rule '{id}' in this host.", nameof(id));
        }

        analysis.Report(index, document, span, details, arguments);
    }

    /// <summary>Says that a document was left out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="reason">Why, one sentence without a full stop.</param>
    public void ReportSkipped(SourceDocument document, string reason)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        analysis.RaiseSkipped(document, reason);
    }

    /// <summary>Raises an event for the rules of the engine.</summary>
    /// <param name="document">The document it is about.</param>
    /// <param name="engineEvent">The event.</param>
    public void Raise(SourceDocument document, EngineEvent engineEvent)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(engineEvent);
        analysis.Raise(document, engineEvent);
    }

    /// <summary>Says that a rule threw.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="document">The document it was working on.</param>
    /// <param name="exception">What it threw.</param>
    public void ReportRuleFailure(string id, SourceDocument document, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        analysis.RaiseRuleFailure(rules.TryGetValue(id, out var index) ? index : -1, document, exception);
    }
}
