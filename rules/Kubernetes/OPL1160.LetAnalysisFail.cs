using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds analyses of Flagger and Argo Rollouts that no measurement can fail.</summary>
/// <remarks>Flagger's "Metrics Analysis" and Argo Rollouts' "Analysis &amp; Progressive Delivery", as of 2026-07.</remarks>
internal sealed class LetAnalysisFail : KubernetesRule
{
    private const string NoMinimum = "Metric '{0}' has no 'thresholdRange.min', and a success rate is never too high, so the analysis never fails by it. State the least that is good enough.";
    private const string NoCondition = "Metric '{0}' has neither 'successCondition' nor 'failureCondition', so any answer is a success. State what is good enough.";
    private const string Skipped = "'skipAnalysis' of '{0}' is on, so every version is promoted unmeasured. Remove it once the emergency is over.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1160",
        "Let the analysis fail",
        "Metric '{0}' has no 'thresholdRange', so no measurement can fail the analysis. State a 'min' or a 'max'.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Practice = Practice.Rollback,
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterManifestAction(CheckCanary, "Canary");
        context.RegisterManifestAction(CheckTemplate, "AnalysisTemplate", "ClusterAnalysisTemplate");
    }

    private static void CheckCanary(NodeContext<KubernetesObject> c)
    {
        if (c.Node.Group != "flagger.app" || !c.Node.Spec.IsKnown)
        {
            return;
        }

        if (YamlFacts.GetBoolean(c.Node.Spec, "skipAnalysis") is { IsKnown: true, Value: true } skip)
        {
            c.Report(skip.Span, new DiagnosticDetails { MessageFormat = Skipped }, c.Node.DisplayName);
        }

        var analysis = YamlFacts.GetMapping(c.Node.Spec, "analysis");
        foreach (var metric in YamlFacts.GetItems(analysis.IsKnown ? analysis.Value : null, "metrics"))
        {
            if (YamlFacts.GetString(metric, "name", default) is not { IsKnown: true } name || metric.TryGetValue("threshold", out _))
            {
                continue;
            }

            var range = YamlFacts.GetMapping(metric, "thresholdRange", name.Span);
            if (range.IsAbsent || (range.IsKnown && !range.Value.IsOpen && !range.Value.TryGetValue("min", out _) && !range.Value.TryGetValue("max", out _)))
            {
                c.Report(range.Span, name.Value);
            }
            else if (range.IsKnown && name.Value == "request-success-rate" && !range.Value.IsOpen && !range.Value.TryGetValue("min", out _))
            {
                c.Report(range.Span, new DiagnosticDetails { MessageFormat = NoMinimum }, name.Value);
            }
        }
    }

    private static void CheckTemplate(NodeContext<KubernetesObject> c)
    {
        if (c.Node.Group != "argoproj.io")
        {
            return;
        }

        foreach (var metric in YamlFacts.GetItems(c.Node.Spec.IsKnown ? c.Node.Spec.Value : null, "metrics"))
        {
            var name = YamlFacts.GetString(metric, "name", metric.Span);

            // A job fails by its exit code, Kayenta and plugins judge by themselves.
            if (!name.IsKnown || metric.IsOpen || metric.TryGetValue("successCondition", out _) || metric.TryGetValue("failureCondition", out _)
                || !metric.TryGetMapping("provider", out var provider) || provider.IsOpen
                || provider.TryGetValue("job", out _) || provider.TryGetValue("kayenta", out _) || provider.TryGetValue("plugin", out _))
            {
                continue;
            }

            c.Report(name.Span, new DiagnosticDetails { MessageFormat = NoCondition }, name.Value);
        }
    }
}
