using System.Collections.Immutable;
using System.Globalization;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds autoscalers whose bounds leave nothing to do, or contradict each other.</summary>
internal sealed class LeaveRoomToScale : KubernetesRule
{
    private const string MinReplicas = "min_replicas";
    private const string Below = "The 'maxReplicas' of '{0}' are below the 'minReplicas' of '{1}', so the API server refuses it. Raise the one or lower the other.";
    private const string Low = "'{0}' goes down to {1}, so a drained node is felt. Set 'minReplicas: {2}'.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1039",
        "Leave the autoscaler room to scale",
        "The 'maxReplicas' of '{0}' are not above the 'minReplicas' of '{1}', so nothing is ever scaled. Raise the one or lower the other.",
        RuleCategory.Scalability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.OutsideTests,
        Aliases =
        [
            "polaris/hpaMaxAvailability", "polaris/hpaMinAvailability", "kube-score/horizontalpodautoscaler-replicas",
            "kube-linter/hpa-minimum-three-replicas", "kube-linter/hpa-minimum-replicas",
        ],
        Options =
        [
            new RuleOption(MinReplicas, RuleOptionType.Integer, "3", "The fewest pods for kube-linter's aliases; the rule itself asks for 2.")
            {
                PeerSettings = ["kube-linter/hpa-minimum-replicas.minReplicas"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "autoscaling" || c.Node.Spec is not { IsKnown: true } spec)
        {
            return;
        }

        var min = YamlFacts.GetInteger(spec, "minReplicas");
        var max = YamlFacts.GetInteger(spec, "maxReplicas");
        if (max.IsKnown && min.IsKnown && max.Value <= min.Value)
        {
            var isRefused = max.Value < min.Value;
            c.Report(
                max.Span,
                new DiagnosticDetails
                {
                    MessageFormat = isRefused ? Below : null,
                    Severity = isRefused ? RuleSeverity.Error : null,
                    Aliases = ["polaris/hpaMaxAvailability"],
                    Related = [new RelatedSpan(min.Span, "The fewest pods")],
                },
                $"{max.Value}",
                $"{min.Value}");
        }

        // Absent means 1 (API reference, HorizontalPodAutoscalerSpec.minReplicas).
        if (min.IsUnknown || !long.TryParse(c.GetOption(MinReplicas), NumberStyles.None, CultureInfo.InvariantCulture, out var fewest))
        {
            return;
        }

        var count = min.IsKnown ? min.Value : 1;
        var aliases = ImmutableArray.CreateBuilder<string>();
        if (count < 2)
        {
            aliases.Add("kube-score/horizontalpodautoscaler-replicas");
            if (min.IsKnown)
            {
                aliases.Add("polaris/hpaMinAvailability");
            }
        }

        if (count < fewest)
        {
            aliases.AddRange("kube-linter/hpa-minimum-three-replicas", "kube-linter/hpa-minimum-replicas");
        }

        if (aliases.Count > 0)
        {
            c.Report(
                min.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Low, Aliases = aliases.ToImmutable() }, c.Node.DisplayName,
                count < 2 ? "one pod" : $"{count} pods", count < 2 ? "2" : $"{fewest}");
        }
    }, "HorizontalPodAutoscaler");
}
