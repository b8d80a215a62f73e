using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds arguments that do not fit the parameters of a function.</summary>
internal sealed class FitParameters : WorkflowRule
{
    private const string Unused =
        "The argument '{0}' of 'format' is not used: no placeholder '{1}'. Add the placeholder, or take the argument away.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4083",
        "Give functions what they take",
        "'{0}' is of type '{1}', but '{2}' takes {3} here. Give what it takes.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error switch
    {
        // GitHub turns these two into text without a word, and fromJSON(inputs.flag) is a common way to a boolean.
        { Kind: ExpressionTypeErrorKind.WrongArgument, Arguments: [_, "boolean" or "null", ..] } => new DiagnosticDetails { IsOptIn = true },
        { Kind: ExpressionTypeErrorKind.WrongArgument } => new DiagnosticDetails(),
        { Kind: ExpressionTypeErrorKind.UnusedFormatArgument } => new DiagnosticDetails { MessageFormat = Unused },
        _ => null,
    });
}
