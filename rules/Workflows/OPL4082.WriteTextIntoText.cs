using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds objects and lists that are put into text.</summary>
internal sealed class WriteTextIntoText : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4082",
        "Write text into text",
        "'{0}' is of type '{1}', of which text shows nothing. Read a property of it, or wrap it in 'toJSON'.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error.Kind == ExpressionTypeErrorKind.NoText ? new DiagnosticDetails() : null);
}
