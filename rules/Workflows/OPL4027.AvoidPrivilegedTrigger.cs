using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds triggers that give a stranger's event the token and the secrets of the repository.</summary>
internal sealed class AvoidPrivilegedTrigger : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4027",
        "Avoid the privileged trigger",
        "'{0}' runs with the repository's token and secrets on what strangers send. Use 'pull_request', or keep everything from the outside out of this workflow.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [829],
        Precision = RulePrecision.High,
        Aliases = ["zizmor/dangerous-triggers"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkflowAction(static c =>
    {
        foreach (var trigger in c.Node.Triggers)
        {
            if (trigger.Name is "pull_request_target" or "workflow_run" && !IsLabeler(c.Node))
            {
                // The usual, careful use runs nothing of the pull request: a privileged trigger alone is a note for those who ask.
                var isOptIn = !ChecksOutForeignCode(c.Node);
                c.Report(trigger.Span, new DiagnosticDetails { IsOptIn = isOptIn, Severity = isOptIn ? RuleSeverity.Note : null }, trigger.Name);
            }
        }
    });

    // The labeler reads names of files through the API and runs nothing of the pull request.
    private static bool IsLabeler(Workflow workflow) => workflow.Jobs is [{ Steps: [{ Uses: { } uses }] }] && uses.Is("actions/labeler");

    private static bool ChecksOutForeignCode(Workflow workflow)
    {
        foreach (var job in workflow.Jobs)
        {
            foreach (var step in job.Steps)
            {
                if (step.Uses is { } uses && uses.Is("actions/checkout") && step.GetInput("ref") is { } reference && IsForeign(reference.Value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsForeign(string reference) =>
        reference.Contains("github.event.pull_request.head", StringComparison.OrdinalIgnoreCase) || reference.Contains("github.head_ref", StringComparison.OrdinalIgnoreCase)
        || reference.Contains("github.event.workflow_run.head_", StringComparison.OrdinalIgnoreCase) || reference.Contains("refs/pull/", StringComparison.OrdinalIgnoreCase);
}
