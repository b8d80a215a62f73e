using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds canaries whose analysis measures nothing.</summary>
internal sealed class GateCanaryWithMetrics : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1006",
        "Gate a canary with metrics",
        "The analysis of canary '{0}' has neither metrics nor webhooks, so every version that starts is promoted. Add 'metrics' with a 'thresholdRange', such as request-success-rate.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.Rollback,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "flagger.app" || c.Node.Spec is not { IsKnown: true } spec || IsSkipped(spec.Value))
        {
            return;
        }

        var analysis = YamlFacts.GetMapping(spec.Value, "analysis", spec.Span);
        if (analysis.IsKnown && IsEmpty(analysis.Value, "metrics") && IsEmpty(analysis.Value, "webhooks"))
        {
            c.Report(analysis.Span, c.Node.Name.IsKnown ? c.Node.Name.Value : c.Node.Kind);
        }
    }, "Canary");

    private static bool IsSkipped(YamlMapping spec) => spec.TryGetValue("skipAnalysis", out var skip) && skip is not YamlScalar { Value: "false" };

    private static bool IsEmpty(YamlMapping mapping, string key) =>
        !mapping.TryGetValue(key, out var value) ? !mapping.IsOpen : value is YamlScalar { IsNull: true } or YamlSequence { Items.IsEmpty: true };
}
