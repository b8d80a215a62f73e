using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads whose selector does not find their own pods.</summary>
internal sealed class MatchTemplateLabels : KubernetesRule
{
    private const string Deployments = "kube-score/deployment-pod-selector-labels-match-template-metadata-labels";
    private const string StatefulSets = "kube-score/statefulset-pod-selector-labels-match-template-metadata-labels";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1035",
        "Match the labels of the template",
        "The selector asks for '{0}', and the pods of the template do not have it. Give the template the label that the selector asks for.",
        RuleCategory.Correctness,
        RuleSeverity.Error)
    {
        Practice = Practice.ManifestValidation,
        Precision = RulePrecision.VeryHigh,
        Aliases =
        [
            "kube-linter/mismatching-selector", "kube-score/deployment-pod-selector-labels-match-template-metadata-labels",
            "kube-score/statefulset-pod-selector-labels-match-template-metadata-labels",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        var owner = c.Node.Owner;
        if (owner.Kind is "Pod" or "Job" or "CronJob" or "PodTemplate" || owner.Spec is not { IsKnown: true } spec || c.Node.Metadata.IsUnknown)
        {
            return;
        }

        var selector = YamlFacts.GetMapping(spec, "selector");
        var wanted = owner.Kind is "ReplicationController" or "DeploymentConfig" ? selector : YamlFacts.GetMapping(selector, "matchLabels");
        var labels = YamlFacts.GetMapping(c.Node.Metadata, "labels");
        if (!wanted.IsKnown || labels.IsUnknown)
        {
            return;
        }

        foreach (ref readonly var entry in wanted.Value.Entries)
        {
            if (entry.Key is not YamlScalar { Value: not "<<" } key || YamlFacts.IsTemplated(key.Value) || entry.Value.Resolve() is not YamlScalar value
                || YamlFacts.IsTemplated(value.Value))
            {
                continue;
            }

            var label = YamlFacts.GetString(labels, key.Value);
            if (label.IsAbsent ? value.Value.Length > 0 : label.IsKnown && label.Value != value.Value)
            {
                var aliases = ImmutableArray.CreateBuilder<string>();
                aliases.Add("kube-linter/mismatching-selector");
                if (owner.Kind is "Deployment" or "StatefulSet")
                {
                    aliases.Add(owner.Kind == "Deployment" ? Deployments : StatefulSets);
                }

                c.Report(entry.Span, new DiagnosticDetails { Aliases = aliases.ToImmutable(), Related =
                    [new RelatedSpan(label.Span, "The labels of the template")] }, $"{key.Value}: {value.Value}");
            }
        }
    });
}
