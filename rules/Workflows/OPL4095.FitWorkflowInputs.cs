using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds values whose type is not that of the called workflow's input.</summary>
internal sealed class FitWorkflowInputs : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4095",
        "Give inputs values of their type",
        "The input '{0}' of '{1}' is a {2}, but the value is of type '{3}'. Give a {2}; GitHub refuses the run until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Aliases = ["github/reusable-workflow-inputs", "actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterWorkspaceAction(static c =>
    {
        var workflows = LocalFiles.GetWorkflows(c);
        foreach (var use in c.GetFacts<WorkflowUseFact>())
        {
            if (!workflows.TryGetValue(use.Path, out var called) || called.Inputs is not { } inputs)
            {
                continue;
            }

            foreach (var given in use.Inputs ?? [])
            {
                if (inputs.TryGetValue(given.Name, out var input) && input.Type is "string" or "number" or "boolean" && given.Type is { } type && !Fits(input.Type, type))
                {
                    // A number or a truth value for a text is turned into one; that is only said to those who ask.
                    c.Report(use.Document, given.ValueSpan, input.Type == "string" && type is "null" ? new DiagnosticDetails { Aliases = ["actionlint/expression"], IsOptIn = true } : new DiagnosticDetails(), given.Name, use.Path, input.Type, type);
                }
            }
        }
    });

    private static bool Fits(string wanted, string given) => wanted == given || (wanted == "string" && given is "number" or "boolean");
}
