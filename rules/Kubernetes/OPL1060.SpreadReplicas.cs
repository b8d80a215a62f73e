using System.Collections.Immutable;
using System.Globalization;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads of several pods that may all run on one node.</summary>
internal sealed class SpreadReplicas : KubernetesRule
{
    private const string MinReplicas = "min_replicas";
    private const string TopologyKey = "topology_key";
    private const string Useless = "No anti-affinity of '{0}' keeps its own pods apart by node or zone, so they may all run on one node. Select the pod's own labels "
        + "and use 'topologyKey: kubernetes.io/hostname'.";

    // The keys of nodes, zones and regions, the deprecated ones too (API reference, well-known labels).
    private static readonly string[] Topologies =
    [
        "kubernetes.io/hostname", "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
    ];

    private static readonly string[] Terms = ["requiredDuringSchedulingIgnoredDuringExecution", "preferredDuringSchedulingIgnoredDuringExecution"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1060",
        "Spread the replicas over nodes",
        "Nothing keeps the pods of '{0}' apart, so they may all run on one node. Add 'topologySpreadConstraints' or a pod anti-affinity by node.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // The scheduler spreads the pods of a Service or a ReplicaSet by itself where it can (kube-scheduler, default constraints).
        IsEnabledByDefault = false,
        Aliases =
        [
            "kube-linter/no-anti-affinity", "kube-linter/anti-affinity", "kube-score/deployment-has-host-podantiaffinity",
            "kube-score/statefulset-has-host-podantiaffinity",
        ],
        Options =
        [
            new RuleOption(MinReplicas, RuleOptionType.Integer, "2", "The fewest replicas from which on they must be spread.")
            {
                PeerSettings = ["kube-linter/anti-affinity.minReplicas"],
            },
            new RuleOption(TopologyKey, RuleOptionType.String, "", "A regular expression of the topology keys that count; empty for nodes, zones and regions.")
            {
                PeerSettings = ["kube-linter/anti-affinity.topologyKey"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(
        static c =>
        {
            var replicas = YamlFacts.GetInteger(c.Node.Spec, "replicas");
            var labels = c.Node.PodLabels;
            var pod = c.Node.PodSpec;
            if (!c.Node.IsWorkload || replicas.IsUnknown || labels.IsUnknown || pod.IsUnknown || c.Node.Namespace.IsUnknown
                || !int.TryParse(c.GetOption(MinReplicas), NumberStyles.None, CultureInfo.InvariantCulture, out var fewest))
            {
                return;
            }

            var count = replicas.IsKnown ? replicas.Value : 1;
            var aliases = ImmutableArray.CreateBuilder<string>();
            if (count >= fewest)
            {
                aliases.AddRange("kube-linter/no-anti-affinity", "kube-linter/anti-affinity");
            }

            if (c.Node.ApiVersion.StartsWith("apps/", StringComparison.Ordinal) && c.Node.Kind is "Deployment" or "StatefulSet" && (replicas.IsAbsent || count >= 2))
            {
                aliases.Add(c.Node.Kind == "Deployment" ? "kube-score/deployment-has-host-podantiaffinity" : "kube-score/statefulset-has-host-podantiaffinity");
            }

            if (aliases.Count == 0)
            {
                return;
            }

            var antiAffinity = YamlFacts.GetMapping(YamlFacts.GetMapping(pod, "affinity"), "podAntiAffinity");
            if (antiAffinity.IsUnknown || IsSpread(c, pod, labels) != false || IsApart(c, antiAffinity, labels) != false)
            {
                return;
            }

            c.Report(
                antiAffinity.IsKnown ? antiAffinity.Span : c.Node.Anchor,
                new DiagnosticDetails { IsOptIn = count < 2, MessageFormat = antiAffinity.IsKnown ? Useless : null, Aliases = aliases.ToImmutable() },
                c.Node.DisplayName);
        },
        "Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "DeploymentConfig", "Rollout");

    // A constraint with the pod's own labels keeps them apart as well.
    private static bool? IsSpread(NodeContext<KubernetesObject> c, Fact<YamlMapping> pod, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        if (pod.IsKnown && pod.Value.TryGetValue("topologySpreadConstraints", out var node) && node.Resolve() is not YamlSequence)
        {
            return null;
        }

        foreach (var constraint in YamlFacts.GetItems(pod.IsKnown ? pod.Value : null, "topologySpreadConstraints"))
        {
            if (Selects(c, Fact<YamlMapping>.Known(constraint, constraint.Span), labels) is var selects and not false)
            {
                return selects;
            }
        }

        return false;
    }

    private static bool? IsApart(NodeContext<KubernetesObject> c, Fact<YamlMapping> antiAffinity, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        foreach (var key in Terms)
        {
            foreach (var item in YamlFacts.GetItems(antiAffinity.IsKnown ? antiAffinity.Value : null, key))
            {
                var term = Fact<YamlMapping>.Known(item, item.Span);
                if (key == Terms[1])
                {
                    term = YamlFacts.GetMapping(term, "podAffinityTerm");
                }

                var namespaces = YamlFacts.GetStrings(term, "namespaces");
                var isOwn = namespaces.IsAbsent || namespaces is { IsKnown: true, Value.Count: 0 }
                    || (namespaces.IsKnown && namespaces.Value.Any(name => name.Value == (c.Node.Namespace.IsKnown ? c.Node.Namespace.Value : "")
                        || (c.Node.Namespace.IsAbsent && name.Value == KubernetesRelations.DefaultNamespace)));
                if (term.IsUnknown || namespaces.IsUnknown)
                {
                    return null;
                }

                if (isOwn && Selects(c, term, labels) is var selects and not false)
                {
                    return selects;
                }
            }
        }

        return false;
    }

    private static bool? Selects(NodeContext<KubernetesObject> c, Fact<YamlMapping> term, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        var topology = YamlFacts.GetString(term, "topologyKey");
        var selector = LabelSelector.Read(YamlFacts.GetMapping(term, "labelSelector"));
        if (topology.IsUnknown || selector.IsUnknown)
        {
            return null;
        }

        var pattern = c.GetOption(TopologyKey);
        return topology.IsKnown && selector.IsKnown && selector.Value.Matches(labels) == true
            && (string.IsNullOrEmpty(pattern) ? Topologies.Contains(topology.Value) : PatternList.IsFound(pattern, topology.Value));
    }
}
