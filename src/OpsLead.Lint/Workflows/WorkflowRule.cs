using OpsLead.Lint.Engine;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint;

/// <summary>A rule about workflows and actions.</summary>
public abstract class WorkflowRule : Rule
{
    /// <summary>A rule about workflows and actions.</summary>
    protected WorkflowRule()
        : base(RuleLanguage.Workflows)
    {
    }

    /// <summary>Registers what the rule wants to see.</summary>
    /// <param name="context">Where to register.</param>
    public abstract void Initialize(WorkflowContext context);
}

/// <summary>Where a <see cref="WorkflowRule"/> registers, for all files or, inside a file-start callback, for one.</summary>
public sealed class WorkflowContext : RegistrationContext
{
    private readonly WorkflowActions actions;

    internal WorkflowContext(int rule, LinterBuilder linter, WorkflowActions actions)
        : base(rule, linter) => this.actions = actions;

    /// <summary>Registers a callback for each workflow.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterWorkflowAction(Action<NodeContext<Workflow>> action) => actions.Workflows.Add(RuleIndex, action);

    /// <summary>Registers a callback for each job.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterJobAction(Action<NodeContext<Job>> action) => actions.Jobs.Add(RuleIndex, action);

    /// <summary>Registers a callback for each step of a job or a composite action.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterStepAction(Action<NodeContext<Step>> action) => actions.Steps.Add(RuleIndex, action);

    /// <summary>Registers a callback for each expression that parses.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterExpressionAction(Action<NodeContext<ExpressionSite>> action) => actions.Expressions.Add(RuleIndex, action);

    /// <summary>Registers a callback for each expression that does not parse.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterExpressionErrorAction(Action<NodeContext<ExpressionErrorSite>> action) => actions.ExpressionErrors.Add(RuleIndex, action);

    /// <summary>Registers a callback for each <c>action.yml</c>.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterActionMetadataAction(Action<NodeContext<ActionMetadata>> action) => actions.ActionMetadata.Add(RuleIndex, action);

    /// <summary>Registers a callback for each entry of <c>updates</c> in a <c>dependabot.yml</c>.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterDependabotUpdateAction(Action<NodeContext<DependabotUpdate>> action) => actions.DependabotUpdates.Add(RuleIndex, action);

    /// <summary>Registers a callback for each place where a workflow, an action or a configuration of Dependabot is not what GitHub reads.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterTemplateErrorAction(Action<NodeContext<TemplateError>> action) => actions.TemplateErrors.Add(RuleIndex, action);

    /// <summary>Registers a callback before a file is walked, for a rule that keeps state per file: what it registers on the given context holds for this file only.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileStartAction(Action<WorkflowContext> action) => actions.FileStarts.Add(RuleIndex, action);

    /// <summary>Registers a callback after a file was walked.</summary>
    /// <param name="action">The callback.</param>
    public void RegisterFileEndAction(Action<NodeContext<SourceDocument>> action) => actions.FileEnds.Add(RuleIndex, action);
}
