using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds workloads that are updated with an outage, or in steps other than those configured.</summary>
internal sealed class UpdateInSteps : KubernetesRule
{
    private const string TypePattern = "strategy_type_pattern";
    private const string Bound = "The '{0}' of '{1}' is '{2}', which is {3} the '{4}' that is configured. Change it.";
    private const string Unset = "'{0}' sets no '{1}', and bounds are configured for it. Set it.";

    // kube-linter's parameters: the option, the field, and whether it is an upper bound.
    private static readonly (string Option, string Field, bool IsUpper)[] Bounds =
    [
        ("max_pods_unavailable", "maxUnavailable", true), ("min_pods_unavailable", "maxUnavailable", false),
        ("max_surge", "maxSurge", true), ("min_surge", "maxSurge", false),
    ];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1070",
        "Update in steps",
        "The strategy '{0}' of '{1}' takes all pods down before the new ones start. Use 'RollingUpdate'.",
        RuleCategory.Reliability,
        RuleSeverity.Note)
    {
        // Whoever writes `Recreate` has a reason more often than not: a volume that cannot be shared, a schema that must not be.
        IsEnabledByDefault = false,
        Aliases = ["kube-linter/no-rolling-update-strategy", "kube-linter/update-configuration", "kube-score/deployment-strategy"],
        Options =
        [
            new RuleOption(TypePattern, RuleOptionType.String, "^(RollingUpdate|Rolling)$", "A regular expression of the strategies that are allowed.") { PeerSettings = ["kube-linter/update-configuration.strategyTypeRegex"] },
            new RuleOption("max_pods_unavailable", RuleOptionType.String, "", "The most pods, or percent of them, that 'maxUnavailable' may be.") { PeerSettings = ["kube-linter/update-configuration.maxPodsUnavailable"] },
            new RuleOption("min_pods_unavailable", RuleOptionType.String, "", "The fewest pods, or percent of them, that 'maxUnavailable' may be.") { PeerSettings = ["kube-linter/update-configuration.minPodsUnavailable"] },
            new RuleOption("max_surge", RuleOptionType.String, "", "The most pods, or percent of them, that 'maxSurge' may be.") { PeerSettings = ["kube-linter/update-configuration.maxSurge"] },
            new RuleOption("min_surge", RuleOptionType.String, "", "The fewest pods, or percent of them, that 'maxSurge' may be.") { PeerSettings = ["kube-linter/update-configuration.minSurge"] },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterManifestAction(CheckUpdate, "Deployment", "DaemonSet", "DeploymentConfig");
        context.RegisterWorkspaceAction(static c =>
        {
            foreach (var workload in c.GetFacts<WorkloadFact>())
            {
                // The same finding at the same place; only with a Service does an outage meet anybody.
                if (workload is { Kind: "Deployment", Strategy: { IsKnown: true, Value: not "RollingUpdate" } } && c.Kubernetes.GetServices(workload).Any())
                {
                    c.Report(
                        workload.Document, workload.Strategy.Span, new DiagnosticDetails { Aliases = ["kube-score/deployment-strategy"] }, workload.Strategy.Value,
                        workload.DisplayName);
                }
            }
        });
    }

    private static void CheckUpdate(NodeContext<KubernetesObject> c)
    {
        if (!c.Node.IsWorkload)
        {
            return;
        }

        var strategy = YamlFacts.GetMapping(c.Node.Spec, c.Node.Kind == "DaemonSet" ? "updateStrategy" : "strategy");
        var type = YamlFacts.GetString(strategy, "type");
        var isRolling = type.IsAbsent || (type.IsKnown && type.Value is "RollingUpdate" or "Rolling");
        if (type.IsKnown && c.GetOption(TypePattern) is { Length: > 0 } pattern && !PatternList.IsFound(pattern, type.Value))
        {
            c.Report(
                type.Span, new DiagnosticDetails { Aliases = ["kube-linter/no-rolling-update-strategy", "kube-linter/update-configuration"] }, type.Value, c.Node.DisplayName);
        }

        if (!isRolling)
        {
            return;
        }

        var update = YamlFacts.GetMapping(strategy, c.Node.Kind == "DeploymentConfig" ? "rollingParams" : "rollingUpdate");
        foreach (var (option, field, isUpper) in Bounds)
        {
            if (c.GetOption(option) is { Length: > 0 } bound)
            {
                CheckBound(c, update, field, bound, isUpper);
            }
        }
    }

    private static void CheckBound(NodeContext<KubernetesObject> c, Fact<Syntax.Yaml.YamlMapping> update, string field, string bound, bool isUpper)
    {
        var value = YamlFacts.GetString(update, field);
        if (value.IsUnknown)
        {
            return;
        }

        if (value.IsAbsent)
        {
            c.Report(
                update.IsKnown ? update.Span : c.Node.Anchor, new DiagnosticDetails { MessageFormat = Unset, Aliases = ["kube-linter/update-configuration"] },
                c.Node.DisplayName, field);
            return;
        }

        // A number and a part cannot be compared without the number of pods; they are of different kinds, which the bound forbids as well.
        var isComparable = value.Value.EndsWith('%') == bound.EndsWith('%');
        var difference = isComparable && KubernetesQuantity.ResolvePart(value.Value, 100, roundUp: true) is { } actual
            && KubernetesQuantity.ResolvePart(bound, 100, roundUp: true) is { } limit ? actual.CompareTo(limit) : 0;
        if (isComparable ? (isUpper ? difference > 0 : difference < 0) : true)
        {
            var relation = !isComparable ? "not of the kind of" : isUpper ? "above" : "below";
            c.Report(
                value.Span, new DiagnosticDetails { MessageFormat = Bound, Aliases = ["kube-linter/update-configuration"] }, field, c.Node.DisplayName, value.Value,
                relation, bound);
        }
    }
}
