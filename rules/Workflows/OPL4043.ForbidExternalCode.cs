using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Workflows;

/// <summary>Finds Dependabot updates that may run code of what they update.</summary>
internal sealed class ForbidExternalCode : WorkflowRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL4043",
        "Forbid external code in updates",
        "'{0}' lets packages run their own code while Dependabot looks at them, with the registries' credentials at hand. Remove it, or write 'deny'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [94],
        Precision = RulePrecision.VeryHigh,
        Aliases = ["zizmor/dependabot-execution"],
    };

    /// <inheritdoc/>
    public override void Initialize(WorkflowContext context) => context.RegisterDependabotUpdateAction(static c =>
    {
        if (c.Node.Mapping.TryGetEntry("insecure-external-code-execution", out var entry) && entry.Value.Resolve() is YamlScalar { Value: "allow" } value)
        {
            c.Report(entry.Span, new DiagnosticDetails { Fix = CodeFix.Replace("Write 'deny'", value.ContentSpan, "deny") with { Safety = FixSafety.Unsafe } }, "insecure-external-code-execution: allow");
        }
    });
}
