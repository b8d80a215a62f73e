using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

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
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            var isMap = c.Node.Kind is "ReplicationController" or "DeploymentConfig";
            var selector = YamlFacts.GetMapping(c.Node.Spec, "selector");
            var labels = c.Node.PodLabels;
            if (!c.Node.IsWorkload || !c.Node.Spec.IsKnown || labels.IsUnknown)
            {
                return;
            }

            CheckLabels(c, isMap ? selector : YamlFacts.GetMapping(selector, "matchLabels"), labels);
            foreach (var expression in YamlFacts.GetItems(!isMap && selector.IsKnown ? selector.Value : null, "matchExpressions"))
            {
                CheckExpression(c, expression, labels);
            }
        },
        "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "Rollout");

    private static void CheckLabels(NodeContext<KubernetesObject> c, Fact<YamlMapping> wanted, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        if (!wanted.IsKnown)
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

            var isThere = labels.IsKnown && labels.Value.TryGetValue(key.Value, out var label) && label == value.Value;
            if (!isThere && (value.Value.Length > 0 || (labels.IsKnown && labels.Value.ContainsKey(key.Value))))
            {
                Report(c, entry.Span, labels.Span, $"{key.Value}: {value.Value}");
            }
        }
    }

    private static void CheckExpression(NodeContext<KubernetesObject> c, YamlMapping expression, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        var key = YamlFacts.GetString(expression, "key", expression.Span);
        var single = LabelSelector.ReadExpression(expression);
        if (key.IsKnown && single is { IsKnown: true } && single.Value.Matches(labels) == false)
        {
            Report(c, key.Span, labels.Span, single.Value.ToString());
        }
    }

    private static void Report(NodeContext<KubernetesObject> c, TextSpan span, TextSpan labels, string wanted)
    {
        ImmutableArray<string> aliases = c.Node.Kind switch
        {
            "Deployment" => ["kube-linter/mismatching-selector", Deployments],
            "StatefulSet" => ["kube-linter/mismatching-selector", StatefulSets],
            _ => ["kube-linter/mismatching-selector"],
        };
        c.Report(span, new DiagnosticDetails { Aliases = aliases, Related = [new RelatedSpan(labels, "The labels of the template")] }, wanted);
    }
}
