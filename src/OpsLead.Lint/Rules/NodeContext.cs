using OpsLead.Lint.Engine;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>One node of a file under analysis, of whatever language: what a rule's callback is given.</summary>
/// <typeparam name="TNode">The model of the node: a container, an instruction, a step.</typeparam>
public readonly struct NodeContext<TNode>
{
    private readonly RuleScope scope;

    internal NodeContext(FileAnalysis file, int rule, TNode node)
    {
        scope = new RuleScope(file, rule);
        Node = node;
    }

    /// <summary>The node.</summary>
    public TNode Node { get; }

    /// <summary>The file it stands in.</summary>
    public SourceDocument Document => scope.File.Document;

    /// <summary>What kind of file it is.</summary>
    public DocumentKind Kind => scope.File.Kind;

    /// <summary>The file's text.</summary>
    public SourceText Text => scope.File.Text;

    /// <summary>The files around this one, for what their paths and settings say of it. What they hold is for rules across files.</summary>
    public Workspace Workspace => scope.File.Workspace;

    /// <summary>Reports a finding.</summary>
    /// <param name="span">The characters at fault.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(TextSpan span, params ReadOnlySpan<string> arguments) => scope.Report(span, arguments);

    /// <summary>Reports a finding with more than its arguments.</summary>
    /// <param name="span">The characters at fault.</param>
    /// <param name="details">Another wording, related places, a fix.</param>
    /// <param name="arguments">The arguments of the message.</param>
    public void Report(TextSpan span, DiagnosticDetails details, params ReadOnlySpan<string> arguments) => scope.Report(span, details, arguments);

    /// <summary>The value of one of the rule's options.</summary>
    /// <param name="name">The option's name.</param>
    /// <returns>What is configured, or the declared default; null for an option the rule does not declare.</returns>
    public string? GetOption(string name) => scope.GetOption(name);

    /// <summary>The value of an option that belongs to no rule.</summary>
    /// <param name="name">The option's name without <c>opslead_lint.</c>, such as <c>kubernetes_version</c>.</param>
    /// <returns>What is configured for the file, or null.</returns>
    public string? GetGlobalOption(string name) => scope.GetGlobalOption(name);
}
