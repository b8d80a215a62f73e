using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds steps that leave out what an action asks for.</summary>
internal sealed class PassRequiredInputs : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4089",
        "Pass the inputs that the action requires",
        "The action '{1}' requires the input '{0}', which is not given. Give it under 'with'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c =>
        {
            if (c.Node.Uses is { } uses && ActionSignatures.Find(c.Text, uses, out var isExact) is { Inputs: { } inputs } && c.Node.GivenInputs is { } given)
            {
                foreach (var name in GetMissing(inputs, given))
                {
                    c.Report(uses.Span, isExact ? new DiagnosticDetails() : new DiagnosticDetails { Aliases = [], IsOptIn = true }, name, uses.Text);
                }
            }
        });
        context.RegisterWorkspaceAction(static c =>
        {
            var actions = LocalFiles.GetActions(c);
            foreach (var use in c.GetFacts<ActionUseFact>())
            {
                if (use.Inputs is { } given && actions.TryGetValue(use.Path, out var action) && action.Inputs is { } inputs)
                {
                    foreach (var name in GetMissing(inputs, given))
                    {
                        c.Report(use.Document, use.Span, name, use.Path);
                    }
                }
            }
        });
    }

    private static IEnumerable<string> GetMissing(IReadOnlyDictionary<string, ActionInput> inputs, IReadOnlyList<NameSpan> given) =>
        inputs.Values.Where(input => input.IsRequired && !given.Any(pair => pair.Name.Equals(input.Name, StringComparison.OrdinalIgnoreCase)))
            .Select(static input => input.Name).Order(StringComparer.Ordinal);
}
