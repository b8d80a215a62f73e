using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds expressions where GitHub evaluates none.</summary>
internal sealed class KeepExpressionsWhereEvaluated : WorkflowRule
{
    private const string Literal = "GitHub evaluates no expression in '{0}', and looks for a shell of that name. Write the name of the shell.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4048",
        "Keep expressions where they are evaluated",
        "GitHub evaluates no expression in '{0}'. Write the value itself; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/expression-not-allowed", "actionlint/expression"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterTemplateErrorAction(static c =>
        {
            if (c.Node.Kind == TemplateErrorKind.ExpressionNotAllowed)
            {
                c.Report(c.Node.Span, new DiagnosticDetails { Aliases = c.Kind == DocumentKind.Workflow ? default : ["github/expression-not-allowed"] }, c.Node.Owner);
            }
        });
        context.RegisterExpressionAction(static c =>
        {
            if (c.Node.Place is { Contexts.Count: 0, Path: var path } && (c.Node.Key == "id" || (c.Node.Key == "shell" && ReadsContext(c.Node.Expression.Root))))
            {
                // An id with braces is none; a shell of that name is looked for when the step runs. A constant is no harm.
                var isRefused = c.Node.Key == "id";
                c.Report(
                    c.Node.GetFileSpan(c.Node.PartSpan),
                    new DiagnosticDetails { MessageFormat = isRefused ? null : Literal, Aliases = isRefused ? default : c.Kind == DocumentKind.Workflow ? ["actionlint/expression"] : [] },
                    path);
            }
        });
    }

    private static bool ReadsContext(ExpressionNode root)
    {
        var reads = false;
        root.Walk(node => !(reads |= node is NamedValueExpression));
        return reads;
    }
}
