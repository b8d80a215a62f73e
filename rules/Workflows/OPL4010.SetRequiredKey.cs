using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds mappings without a key that GitHub requires.</summary>
internal sealed class SetRequiredKey : WorkflowRule
{
    private const string NoWork = "Step '{0}' neither runs a script nor uses an action. Add 'run' or 'uses'.";
    private const string Advised = "The key '{0}' is missing in {1}. Add it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4010",
        "Set the required key",
        "The required key '{0}' is missing in {1}. Add it; GitHub refuses the whole file until then.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Precision = RulePrecision.VeryHigh,
        Aliases = ["github/required-key", "actionlint/syntax-check"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context)
    {
        context.RegisterTemplateErrorAction(static c =>
        {
            if (c.Node.Kind == TemplateErrorKind.MissingKey)
            {
                c.Report(c.Node.Span, TemplateFinding.Create(c, "github/required-key", c.Node.IsRefused ? null : Advised), c.Node.Text, TemplateFinding.WithArticle(c.Node.Owner));
            }
        });
        context.RegisterStepAction(static c =>
        {
            var step = c.Node.Mapping;
            if (c.Node.Job is not null && !step.IsOpen && !HasAny(step, "run", "uses", "wait", "wait-all", "cancel", "parallel"))
            {
                c.Report(c.Node.Anchor, new DiagnosticDetails { MessageFormat = NoWork }, c.Node.Name.IsKnown ? c.Node.Name.Value : c.Node.Id.IsKnown ? c.Node.Id.Value : "without a name");
            }
        });
    }

    private static bool HasAny(YamlMapping mapping, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (mapping.TryGetEntry(key, out _))
            {
                return true;
            }
        }

        return false;
    }
}
