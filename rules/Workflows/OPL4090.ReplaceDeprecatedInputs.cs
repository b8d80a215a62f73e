using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds inputs that their action asks not to use any more.</summary>
internal sealed class ReplaceDeprecatedInputs : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4090",
        "Replace deprecated inputs",
        "The input '{0}' of '{1}' is deprecated. Use what its documentation names instead; a later release will not have it.",
        RuleCategory.Maintainability,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterStepAction(static c =>
        {
            if (c.Node.Uses is { } uses && ActionSignatures.Find(c.Text, uses, out var isExact) is { Inputs: { } inputs } && c.Node.GivenInputs is { } given)
            {
                foreach (var (name, span) in given)
                {
                    if (inputs.TryGetValue(name, out var input) && input is { IsDeprecated: true, IsRequired: false })
                    {
                        c.Report(span, isExact ? new DiagnosticDetails() : new DiagnosticDetails { Aliases = [] }, name, uses.Text);
                    }
                }
            }
        });
        context.RegisterWorkspaceAction(static c =>
        {
            var actions = LocalFiles.GetActions(c);
            foreach (var use in c.GetFacts<ActionUseFact>())
            {
                if (actions.TryGetValue(use.Path, out var action) && action.Inputs is { } inputs)
                {
                    foreach (var (name, span) in use.Inputs ?? [])
                    {
                        if (inputs.TryGetValue(name, out var input) && input.IsDeprecated)
                        {
                            c.Report(use.Document, span, name, use.Path);
                        }
                    }
                }
            }
        });
    }
}
