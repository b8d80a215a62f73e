using OpsLead.Lint.Workflows.Types;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds accesses that do not fit what is accessed.</summary>
internal sealed class AccessWhatIsThere : WorkflowRule
{
    private const string Index =
        "The index '{0}' of type '{1}' finds nothing in '{2}' of type '{3}'. Give a name to an object, a number to a list.";

    private const string Filter = "'{0}' is of type '{1}', so there is nothing to filter. Filter a list or an object.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4085",
        "Access values as what they are",
        "'{1}' is of type '{2}' and has no property '{0}', so this is always empty. Read the value itself, or correct the path.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
        Aliases = ["actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => TypeErrors.Register(context, static error => error.Kind switch
    {
        ExpressionTypeErrorKind.NoProperties => new DiagnosticDetails(),
        ExpressionTypeErrorKind.WrongIndex => new DiagnosticDetails { MessageFormat = Index },
        ExpressionTypeErrorKind.WrongFilter => new DiagnosticDetails { MessageFormat = Filter },
        _ => null,
    });
}
