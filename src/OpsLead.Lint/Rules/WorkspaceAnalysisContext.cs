using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>The workspace as a rule across files sees it: its documents, and the facts that the walk of each file left.</summary>
public readonly struct WorkspaceAnalysisContext
{
    private readonly WorkspaceAnalysis analysis;
    private readonly int rule;

    internal WorkspaceAnalysisContext(WorkspaceAnalysis analysis, int rule)
    {
        this.analysis = analysis;
        this.rule = rule;
    }

    /// <summary>The files.</summary>
    public Workspace Workspace => analysis.Workspace;

    /// <summary>Stops a long computation.</summary>
    public CancellationToken CancellationToken => analysis.CancellationToken;

    /// <summary>The facts of one type from all files, in the order of the files' paths and of the text.</summary>
    /// <typeparam name="TFact">The type of the facts.</typeparam>
    /// <returns>The facts; empty when no file left one.</returns>
    public IReadOnlyList<TFact> GetFacts<TFact>()
        where TFact : class => analysis.Facts.GetAll<TFact>();

    /// <summary>The way from images to the Dockerfiles and projects behind them.</summary>
    public Joins.ImageJoin Images => analysis.Images;

    /// <summary>The Compose files and how they belong together.</summary>
    public Compose.ComposeWorkspace Compose => analysis.Compose;

    /// <summary>How the objects of the manifests find each other.</summary>
    public Kubernetes.KubernetesRelations Kubernetes => analysis.Kubernetes;

    /// <summary>Reports a finding.</summary>
    /// <param name="document">The document at fault.</param>
    /// <param name="span">The characters at fault.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(SourceDocument document, TextSpan span, params ReadOnlySpan<string> arguments) =>
        analysis.Report(rule, document, span, details: null, arguments);

    /// <summary>Reports a finding with more than its arguments.</summary>
    /// <param name="document">The document at fault.</param>
    /// <param name="span">The characters at fault.</param>
    /// <param name="details">Another wording, related places, a fix.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(SourceDocument document, TextSpan span, DiagnosticDetails details, params ReadOnlySpan<string> arguments) =>
        analysis.Report(rule, document, span, details, arguments);

    /// <summary>The value of one of the rule's options for a document.</summary>
    /// <param name="document">The document whose configuration counts.</param>
    /// <param name="name">The option's name.</param>
    /// <returns>What is configured, or the declared default; null for an option the rule does not declare.</returns>
    public string? GetOption(SourceDocument document, string name) => analysis.GetOption(rule, document, name);

    /// <summary>The value of an option that belongs to no rule, for a document.</summary>
    /// <param name="document">The document whose configuration counts.</param>
    /// <param name="name">The option's name without <c>opslead_lint.</c>, such as <c>kubernetes_version</c>.</param>
    /// <returns>What is configured, or null.</returns>
    public string? GetGlobalOption(SourceDocument document, string name) => analysis.Linter.GetGlobalOption(document, name);
}
