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

    private static readonly string[] Directives = ["DoNotSchedule", "ScheduleAnyway"];

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
            c.Report(skew.Span, new DiagnosticDetails { Severity = RuleSeverity.Error, MessageFormat = Skew, Fix = new CodeFix("Allow a difference of one pod", FixSafety.Safe, [new TextEdit(skew.Span, "1")]) }, $"{skew.Value}");
        }

        if (directive is { IsKnown: true, Value: not ("DoNotSchedule" or "ScheduleAnyway") })
        {
            var meant = Array.Find(Directives, known => known.Equals(directive.Value, StringComparison.OrdinalIgnoreCase));
            var fix = meant is null ? null : new CodeFix("Write it as the API server knows it", FixSafety.Safe, [new TextEdit(directive.Span, meant)]);
            c.Report(directive.Span, new DiagnosticDetails { Severity = RuleSeverity.Error, MessageFormat = Directive, Fix = fix }, directive.Value);
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
            c.Report(constraint.Span, new DiagnosticDetails { Fix = CreateSelector(c, constraint.Value) }, name);
        }
        else if (selector.IsKnown && selector.Value.Matches(c.Node.Owner.PodLabels) == false)
        {
            c.Report(selector.Span, new DiagnosticDetails { MessageFormat = OtherPods, Aliases = [] }, name, selector.Value.ToString());
        }
    }

    private static CodeFix? CreateSelector(NodeContext<PodTemplate> c, YamlMapping constraint)
    {
        var labels = YamlFacts.GetMapping(c.Node.Metadata, "labels");
        if (!labels.IsKnown || labels.Value.IsOpen || labels.Value.Entries.IsEmpty)
        {
            return null;
        }

        var pairs = new List<string>();
        foreach (ref readonly var entry in labels.Value.Entries)
        {
            if (entry.Key is not YamlScalar key || entry.Value.Resolve() is not YamlScalar value || YamlFacts.IsTemplated(value.Value))
            {
                return null;
            }

            pairs.Add($"{c.Text.ToString(key.Span)}: {c.Text.ToString(value.Span)}");
        }

        return YamlInsertion.CreateFix("Select the labels of the pod", FixSafety.Unsafe, c.Text, constraint, ["labelSelector", "matchLabels"], $"{{ {string.Join(", ", pairs)} }}");
    }
}
