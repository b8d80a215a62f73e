using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds topology spread constraints that the API server refuses, or that count other pods.</summary>
internal sealed class CompleteTopologySpread : KubernetesRule
{
    private const string Skew = "A 'maxSkew' of '{0}' is refused by the API server. Set 1 or more.";
    private const string Directive = "'{0}' says nothing that the API server knows. Set 'whenUnsatisfiable' to 'DoNotSchedule' or 'ScheduleAnyway'.";
    private const string Missing = "The constraint of '{0}' has no '{1}', so the API server refuses it. Set it.";
    private const string OtherPods = "The constraint of '{0}' counts the pods '{1}', and its own are none of them, so they are not spread. Select the labels of the pod.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1061",
        "Complete the topology spread constraint",
        "The constraint of '{0}' has no 'labelSelector', so it counts no pods and spreads none. Select the labels of the pod.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Aliases = ["kube-score/pod-topology-spread-constraints"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        foreach (var item in YamlFacts.GetItems(c.Node.Spec, "topologySpreadConstraints"))
        {
            var anchor = item.Entries.IsEmpty ? item.Span : item.Entries[0].Key.Span;
            Check(c, Fact<YamlMapping>.Known(item, anchor));
        }
    });

    private static void Check(NodeContext<PodTemplate> c, Fact<YamlMapping> constraint)
    {
        var name = c.Node.Owner.DisplayName;
        var skew = YamlFacts.GetInteger(constraint, "maxSkew");
        var directive = YamlFacts.GetString(constraint, "whenUnsatisfiable");
        if (skew is { IsKnown: true, Value: < 1 })
        {
            c.Report(skew.Span, new DiagnosticDetails { Severity = RuleSeverity.Error, MessageFormat = Skew }, $"{skew.Value}");
        }

        if (directive is { IsKnown: true, Value: not ("DoNotSchedule" or "ScheduleAnyway") })
        {
            c.Report(directive.Span, new DiagnosticDetails { Severity = RuleSeverity.Error, MessageFormat = Directive }, directive.Value);
        }

        foreach (var key in (ReadOnlySpan<string>)["maxSkew", "topologyKey", "whenUnsatisfiable"])
        {
            if (YamlFacts.GetString(constraint, key).IsAbsent)
            {
                c.Report(constraint.Span, new DiagnosticDetails { Severity = RuleSeverity.Error, MessageFormat = Missing }, name, key);
            }
        }

        var selector = LabelSelector.Read(YamlFacts.GetMapping(constraint, "labelSelector"));
        if (selector.IsAbsent)
        {
            c.Report(constraint.Span, name);
        }
        else if (selector.IsKnown && selector.Value.Matches(c.Node.Owner.PodLabels) == false)
        {
            c.Report(selector.Span, new DiagnosticDetails { MessageFormat = OtherPods, Aliases = [] }, name, selector.Value.ToString());
        }
    }
}
