using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds deployments that run although what stands before them failed.</summary>
internal sealed class DeployAfterSuccess : WorkflowRule
{
    private const string StepMessage = "'{0}' lets the deployment run although a step before it failed. Remove it, or test the outcome of the steps that must pass.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4101",
        "Deploy only after success",
        "'{0}' lets job '{1}' deploy although a job that it needs failed. Test the results too, as in \"!failure() && !cancelled()\".",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.Automation,
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterJobAction(static c =>
    {
        var deployments = Deployments.Find(c.Node);
        if (deployments.Count == 0)
        {
            return;
        }

        if (c.Node.Needs.Count > 0 && Condition.Read(c.Node.If) is { } condition && FindOverride(condition) is { } found && !condition.Reads("needs"))
        {
            c.Report(condition.GetFileSpan(found), condition.Expression.Slice(found.Span).ToString(), c.Node.Id);
        }

        foreach (var deployment in deployments)
        {
            if (deployment.Condition is { } own && !ReferenceEquals(deployment.Step, c.Node.Steps[0]) && FindOverride(own) is { } call && !own.Reads("steps") && !own.Reads("job"))
            {
                c.Report(own.GetFileSpan(call), new DiagnosticDetails { MessageFormat = StepMessage }, own.Expression.Slice(call.Span).ToString());
                break;
            }
        }
    });

    /// <summary>The function that takes the place of the unwritten <c>success()</c>, where none beside it asks for success or failure.</summary>
    private static ExpressionNode? FindOverride(Condition condition)
    {
        if (condition.FindCall("success") is not null || condition.FindCall("failure") is not null)
        {
            return null;
        }

        // A call of always() as an alternative to something else still deploys; as what is negated it never runs.
        return condition.FindCall("always") is { Parent: not NotExpression } always ? always
            : condition.FindCall("cancelled") is { Parent: NotExpression not } ? not
            : null;
    }
}
