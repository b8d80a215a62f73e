using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds properties of contexts that are never there.</summary>
internal sealed class ReadExistingProperties : WorkflowRule
{
    private const string Near = "'{1}' has no property '{0}', so this is always empty. Write '{2}', or define it.";
    private const string Payload =
        "No event that starts this workflow has a property '{0}' in '{1}', so this is always empty. Correct the name, or add the event.";

    private const string NearPayload = "No event that starts this workflow has a property '{0}' in '{1}', so this is always empty. Write '{2}', or define it.";
    private const string Later =
        "The step '{0}' has not run yet when this reads '{1}', so it is always empty. Move the step up, or this one down.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4081",
        "Read properties that exist",
        "'{1}' has no property '{0}', so this is always empty. Correct the name, or define it.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error switch
    {
        { Kind: ExpressionTypeErrorKind.UndefinedProperty, Suggestion: not null } => new DiagnosticDetails { MessageFormat = Near },
        { Kind: ExpressionTypeErrorKind.UndefinedProperty } => new DiagnosticDetails(),
        { Kind: ExpressionTypeErrorKind.UndefinedPayloadProperty, Suggestion: not null } => new DiagnosticDetails { MessageFormat = NearPayload, Aliases = [] },
        { Kind: ExpressionTypeErrorKind.UndefinedPayloadProperty } => new DiagnosticDetails { MessageFormat = Payload, Aliases = [], IsOptIn = true },
        { Kind: ExpressionTypeErrorKind.NotYetDefined } => new DiagnosticDetails { MessageFormat = Later },
        _ => null,
    });
}
