using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds contexts and functions in keys where GitHub does not have them.</summary>
internal sealed class UseContextsWhereAvailable : WorkflowRule
{
    private const string Function = "The function '{0}' cannot be called in '{1}'. It works in {2}; GitHub refuses the whole file until then.";
    private const string Unknown = "There is no context '{0}'. In '{1}' there are: {2}; GitHub refuses the whole file until then.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4080",
        "Use contexts where they are available",
        "The context '{0}' is not available in '{1}'. Use one that is: {2}; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/context-availability", "actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error.Kind switch
    {
        ExpressionTypeErrorKind.UnavailableContext => new DiagnosticDetails(),
        ExpressionTypeErrorKind.UnavailableFunction => new DiagnosticDetails { MessageFormat = Function },
        ExpressionTypeErrorKind.UnknownContext => new DiagnosticDetails { MessageFormat = Unknown },
        _ => null,
    });
}
