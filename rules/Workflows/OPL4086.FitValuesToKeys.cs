using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions whose value does not fit the key.</summary>
internal sealed class FitValuesToKeys : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4086",
        "Give keys what they take",
        "'{0}' is of type '{1}', but '{2}' takes {3}. GitHub stops the run there; convert it with 'fromJSON', or correct the expression.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error.Kind == ExpressionTypeErrorKind.WrongResult ? new DiagnosticDetails() : null);
}
