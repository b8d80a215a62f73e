using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds comparisons that can never hold.</summary>
internal sealed class CompareLikeWithLike : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4084",
        "Compare values that can be compared",
        "Comparing '{0}' of type '{1}' with '{2}' of type '{3}' never holds as it reads. Compare values of one type.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error switch
    {
        // GitHub makes a number of these; the result is surely not what was meant, but there is one.
        { Kind: ExpressionTypeErrorKind.WrongComparison, Arguments: [_, "boolean" or "null", ..] or [_, _, _, "boolean" or "null"] } => new DiagnosticDetails { IsOptIn = true },
        { Kind: ExpressionTypeErrorKind.WrongComparison } => new DiagnosticDetails(),
        _ => null,
    });
}
