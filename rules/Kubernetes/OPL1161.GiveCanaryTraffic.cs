using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds canaries of Flagger that get no traffic, or whose analysis cannot pass.</summary>
/// <remarks>Flagger's documentation of deployment strategies and its scheduler's behaviour, as of 2026-07.</remarks>
internal sealed class GiveCanaryTraffic : KubernetesRule
{
    private const string StepAboveMaximum = "The step '{0}' is above the maximum '{1}', so the canary never gets the traffic of its first step. Make the steps smaller.";
    private const string NoMesh = "The provider 'kubernetes' cannot split traffic, so '{0}' does nothing and the release is blue-green with ten checks. Use 'iterations', or a provider that routes.";
    private const string NotAscending = "The weight '{0}' does not follow upon '{1}', so the canary's traffic does not grow. List ascending weights up to 100.";
    private const string UnknownMetric = "Metric '{0}' is none of Flagger's own and has no 'templateRef', so it never gives a value and the analysis cannot pass. Refer to a MetricTemplate.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1161",
        "Give the canary traffic",
        "'{0}' is '{1}', so the canary gets no traffic and nothing is measured. Use a weight from 1 to 100.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Rollback,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "flagger.app" || YamlFacts.GetMapping(c.Node.Spec, "analysis") is not { IsKnown: true } analysis)
        {
            return;
        }

        CheckProvider(c, analysis.Value);
        var step = YamlFacts.GetInteger(analysis, "stepWeight");
        var maximum = YamlFacts.GetInteger(analysis, "maxWeight");
        CheckWeight(c, "stepWeight", step);
        CheckWeight(c, "maxWeight", maximum);
        if (step.IsKnown && maximum.IsKnown && step.Value > maximum.Value && maximum.Value > 0)
        {
            c.Report(step.Span, new DiagnosticDetails { MessageFormat = StepAboveMaximum, Related = [new RelatedSpan(maximum.Span, "The maximum")] }, $"{step.Value}", $"{maximum.Value}");
        }

        CheckWeights(c, analysis.Value);
        foreach (var metric in YamlFacts.GetItems(analysis.Value, "metrics"))
        {
            if (YamlFacts.GetString(metric, "name", default) is { IsKnown: true, Value: not ("request-success-rate" or "request-duration") } name && !metric.IsOpen
                && !metric.TryGetValue("templateRef", out _) && !metric.TryGetValue("query", out _))
            {
                c.Report(name.Span, new DiagnosticDetails { MessageFormat = UnknownMetric }, name.Value);
            }
        }
    }, "Canary");

    private static void CheckProvider(NodeContext<KubernetesObject> c, YamlMapping analysis)
    {
        if (YamlFacts.GetString(c.Node.Spec, "provider") is not { IsKnown: true, Value: "kubernetes" })
        {
            return;
        }

        foreach (var key in (ReadOnlySpan<string>)["stepWeight", "stepWeights", "match"])
        {
            if (analysis.TryGetEntry(key, out var entry))
            {
                c.Report(entry.Key.Span, new DiagnosticDetails { MessageFormat = NoMesh }, key);
                return;
            }
        }
    }

    private static void CheckWeight(NodeContext<KubernetesObject> c, string name, Fact<long> weight)
    {
        if (weight.IsKnown && weight.Value is <= 0 or > 100)
        {
            c.Report(weight.Span, name, $"{weight.Value}");
        }
    }

    private static void CheckWeights(NodeContext<KubernetesObject> c, YamlMapping analysis)
    {
        if (!analysis.TryGetSequence("stepWeights", out var weights))
        {
            return;
        }

        var previous = 0L;
        foreach (var item in weights.Items)
        {
            if (item.Resolve() is not YamlScalar scalar || !scalar.TryGetInteger(out var weight))
            {
                return;
            }

            if (weight <= previous || weight > 100)
            {
                c.Report(scalar.Span, new DiagnosticDetails { MessageFormat = NotAscending }, $"{weight}", $"{previous}");
                return;
            }

            previous = weight;
        }
    }
}
