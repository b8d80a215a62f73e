using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds calls that leave out what a called workflow requires.</summary>
internal sealed class PassRequiredWorkflowInputs : WorkflowRule
{
    private const string Secret = "The workflow '{1}' requires the secret '{0}', which is not given. Give it under 'secrets'; GitHub refuses the run until then.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4094",
        "Pass what the called workflow requires",
        "The workflow '{1}' requires the input '{0}', which is not given. Give it under 'with'; GitHub refuses the run until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/reusable-workflow-inputs", "actionlint/workflow-call"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workflows = LocalFiles.GetWorkflows(c);
        foreach (var use in c.GetFacts<WorkflowUseFact>())
        {
            if (!workflows.TryGetValue(use.Path, out var called) || !called.IsCallable)
            {
                continue;
            }

            if (use.Inputs is { } inputs)
            {
                foreach (var input in called.Inputs?.Values ?? [])
                {
                    if (input.IsRequired && !inputs.Any(given => given.Name.Equals(input.Name, StringComparison.OrdinalIgnoreCase)))
                    {
                        c.Report(use.Document, use.Span, input.Name, use.Path);
                    }
                }
            }

            if (use.Secrets is { } secrets && called.Secrets is { } declared)
            {
                foreach (var (name, isRequired) in declared)
                {
                    if (isRequired && !secrets.Any(given => given.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                    {
                        c.Report(use.Document, use.Span, new DiagnosticDetails { MessageFormat = Secret }, name, use.Path);
                    }
                }
            }
        }
    });
}
