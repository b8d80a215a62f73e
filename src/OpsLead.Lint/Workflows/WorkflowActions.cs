using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Workflows;

/// <summary>The callbacks of the workflow rules by kind of node.</summary>
internal sealed class WorkflowActions
{
    public ActionList<WorkflowContext> FileStarts { get; } = new();

    public ActionList<NodeContext<SourceDocument>> FileEnds { get; } = new();

    public ActionList<NodeContext<Workflow>> Workflows { get; } = new();

    public ActionList<NodeContext<Job>> Jobs { get; } = new();

    public ActionList<NodeContext<Step>> Steps { get; } = new();

    public ActionList<NodeContext<ExpressionSite>> Expressions { get; } = new();

    public ActionList<NodeContext<ExpressionErrorSite>> ExpressionErrors { get; } = new();

    public ActionList<NodeContext<ActionMetadata>> ActionMetadata { get; } = new();

    public ActionList<NodeContext<TemplateError>> TemplateErrors { get; } = new();

    public ActionList<NodeContext<DependabotUpdate>> DependabotUpdates { get; } = new();

    public bool NeedsExpressions => Expressions.Count > 0 || ExpressionErrors.Count > 0;
}
