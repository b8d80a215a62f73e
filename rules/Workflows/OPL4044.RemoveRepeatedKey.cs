using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds keys and items that are there already.</summary>
internal sealed class RemoveRepeatedKey : WorkflowRule
{
    private const string Item = "'{0}' is in the list '{1}' already. Remove one of the two.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4044",
        "Remove the repeated key",
        "The key '{0}' is there already, and keys do not differ by case. Remove one of the two; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/duplicate-key", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterTemplateErrorAction(static c =>
    {
        if (c.Node.Kind is TemplateErrorKind.DuplicateKey or TemplateErrorKind.DuplicateItem)
        {
            c.Report(c.Node.Span, TemplateFinding.Create(c, "github/duplicate-key", c.Node.Kind == TemplateErrorKind.DuplicateItem ? Item : null), c.Node.Text, c.Node.Owner);
        }
    });
}
