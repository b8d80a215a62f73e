using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose memory has no limit, or whose requests leave the scheduler blind.</summary>
internal sealed class SetResourceLimits : KubernetesRule
{
    private const string Implied = "Container '{0}' leaves its {1} to the limit, so it reserves as much as it may ever take. Write what it usually needs.";

    // What each peer calls the absence of one of the three quantities.
    private static readonly ImmutableArray<string> MemoryLimitAliases = ["kube-linter/unset-memory-requirements", "polaris/memoryLimitsMissing",
        "trivy/KSV-0018", "checkov/CKV_K8S_13", "kube-score/container-resources"];
    private static readonly ImmutableArray<string> MemoryRequestAliases = ["polaris/memoryRequestsMissing", "trivy/KSV-0016", "checkov/CKV_K8S_12",
        "kube-score/container-resources"];
    private static readonly ImmutableArray<string> CpuRequestAliases = ["kube-linter/unset-cpu-requirements", "polaris/cpuRequestsMissing", "trivy/KSV-0015",
        "checkov/CKV_K8S_10", "kube-score/container-resources"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1002",
        "Set resource limits",
        "Container '{0}' sets no {1}. Set it under 'resources', so that one container cannot take the node down with it.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        Practice = Practice.ResourceLimits,
        Aliases = [.. MemoryLimitAliases.Union(MemoryRequestAliases).Union(CpuRequestAliases)],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role == ContainerRole.Ephemeral || KustomizePatches.Contains(c.Workspace, c.Document))
        {
            // The API refuses resources on ephemeral containers, and a patch leaves to its base what it does not say.
            return;
        }

        var memoryLimit = container.HasResource("limits", "memory");
        var cpuLimit = container.HasResource("limits", "cpu");

        // A request that is not set is the limit (Kubernetes API reference, ResourceRequirements.requests).
        var memoryRequest = container.HasResource("requests", "memory");
        var cpuRequest = container.HasResource("requests", "cpu");
        var missing = new List<string>(3);
        var aliases = new HashSet<string>();
        Note(memoryLimit, "memory limit", MemoryLimitAliases);
        Note(Or(memoryRequest, memoryLimit), "memory request", MemoryRequestAliases);
        Note(Or(cpuRequest, cpuLimit), "CPU request", CpuRequestAliases);
        Report(null, container.Role == ContainerRole.Init);

        // The peers want a request written even where the limit stands in for it.
        missing.Clear();
        aliases.Clear();
        Note(memoryRequest == false && memoryLimit == true ? false : null, "memory request", MemoryRequestAliases);
        Note(cpuRequest == false && cpuLimit == true ? false : null, "CPU request", CpuRequestAliases);
        Report(Implied, isOptIn: true);

        void Report(string? format, bool isOptIn)
        {
            if (missing.Count > 0)
            {
                var text = missing.Count == 1 ? missing[0] : string.Join(", ", missing.Take(missing.Count - 1)) + " and " + missing[^1];
                var anchor = container.Resources.IsKnown ? container.Resources.Span : container.Anchor;
                c.Report(anchor, new DiagnosticDetails { MessageFormat = format, Aliases = [.. aliases], IsOptIn = isOptIn }, container.DisplayName, text);
            }
        }

        void Note(bool? isSet, string name, ImmutableArray<string> peers)
        {
            if (isSet == false)
            {
                missing.Add(name);
                aliases.UnionWith(container.Role == ContainerRole.Init ? peers.Where(static peer => !peer.StartsWith("polaris/", StringComparison.Ordinal))
                    : peers);
            }
        }
    });

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;
}
