using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds fields of a canary that Flagger does not have: the API server drops them, and the gate they meant does not exist.</summary>
/// <remarks>The fields: Flagger's Canary custom resource definition, v1beta1, as of 2026-07.</remarks>
internal sealed class RemoveUnknownCanaryField : KubernetesRule
{
    private static readonly FrozenSet<string> SpecFields = FrozenSet.Create(
        StringComparer.Ordinal,
        "provider", "metricsServer", "progressDeadlineSeconds", "targetRef", "autoscalerRef", "ingressRef", "routeRef", "upstreamRef", "service", "skipAnalysis",
        "revertOnDeletion", "suspend", "analysis");

    private static readonly FrozenSet<string> AnalysisFields = FrozenSet.Create(
        StringComparer.Ordinal,
        "interval", "iterations", "threshold", "maxWeight", "stepWeight", "stepWeights", "stepWeightPromotion", "mirror", "mirrorWeight", "primaryReadyThreshold",
        "canaryReadyThreshold", "match", "metrics", "alerts", "webhooks", "sessionAffinity");

    // What people meant by a field of another tool, or put into the wrong mapping.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["successThreshold"] = "A probe has it, Flagger has not; state what success is with 'metrics[].thresholdRange.min'",
        ["failureThreshold"] = "Flagger counts failed checks in 'analysis.threshold'",
        ["canaryAnalysis"] = "Since v1beta1 it is called 'analysis'",
        ["successCondition"] = "That is Argo Rollouts'; use 'metrics[].thresholdRange'",
        ["steps"] = "That is Argo Rollouts'; use 'analysis.stepWeights'",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1008",
        "Remove the unknown canary field",
        "A canary has no field '{0}', so the API server drops it and what it was to guard is unguarded. {1}.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases = ["kubeconform/schema-validation"],
        Supersedes = ["OPL1150"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.ApiVersion != "flagger.app/v1beta1" || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        Check(c, spec.Value, "spec", SpecFields, AnalysisFields, "spec.analysis");
        if (YamlFacts.GetMapping(spec.Value, "analysis", spec.Span) is { IsKnown: true } analysis)
        {
            Check(c, analysis.Value, "spec.analysis", AnalysisFields, SpecFields, "spec");
        }
    }, "Canary");

    private static void Check(NodeContext<Lint.Kubernetes.KubernetesObject> c, YamlMapping mapping, string path, FrozenSet<string> fields, FrozenSet<string> others, string otherPath)
    {
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar { Value: var key } || key == "<<" || fields.Contains(key) || YamlFacts.IsTemplated(key))
            {
                continue;
            }

            var hint = Hints.GetValueOrDefault(key)
                ?? (others.Contains(key) ? $"It belongs to '{otherPath}'" : NearestName.Find(key, fields) is { } nearest ? $"Did you mean '{nearest}'?" : "Remove it");
            c.Report(entry.Key.Span, $"{path}.{key}", hint);
        }
    }
}
