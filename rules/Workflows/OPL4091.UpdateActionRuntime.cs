using OpsLead.Lint.Workflows;
using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds releases of actions that ask for a runtime which GitHub's runners no longer have.</summary>
internal sealed class UpdateActionRuntime : WorkflowRule
{
    private const string Refused = "GitHub no longer serves '{0}': the step fails. Update to a later release.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4091",
        "Update actions that ask for an old runtime",
        "'{0}' asks for a Node.js that runners no longer have, so it runs on one it was not tested with. Update to a release that asks for 'node20' or later.",
        RuleCategory.Correctness,
        RuleSeverity.Note)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["actionlint/action"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterStepAction(static c =>
    {
        // The runner takes a newer Node.js for nearly all of them without a hitch; only what is refused breaks the step.
        if (c.Node.Uses is { } uses && PopularActions.IsOutdated(uses))
        {
            c.Report(uses.Span, IsRefused(uses) ? new DiagnosticDetails { MessageFormat = Refused, Severity = RuleSeverity.Error } : new DiagnosticDetails { IsOptIn = true }, uses.Text);
        }
    });

    // Announced in GitHub's changelog: artifacts v3 ended on 2025-01-30, cache v1 and v2 on 2025-03-01.
    private static bool IsRefused(ActionReference uses) =>
        (uses.Name is "actions/upload-artifact" or "actions/download-artifact" && uses.Ref is "v1" or "v2" or "v3") || (uses.Name == "actions/cache" && uses.Ref is "v1" or "v2");
}
