using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose memory has no limit, or whose requests leave the scheduler blind.</summary>
internal sealed class SetResourceLimits : KubernetesRule
{
    private const string CpuLimit = "Container '{0}' sets no '{1}'. Set it if the team runs with CPU limits; without one a busy neighbour can take its share.";

    // What each peer calls the absence of one of the four quantities.
    private static readonly ImmutableArray<string> MemoryLimitAliases = ["kube-linter/unset-memory-requirements", "polaris/memoryLimitsMissing", "trivy/KSV-0018", "checkov/CKV_K8S_13", "kube-score/container-resources"];
    private static readonly ImmutableArray<string> MemoryRequestAliases = ["polaris/memoryRequestsMissing", "trivy/KSV-0016", "checkov/CKV_K8S_12", "kube-score/container-resources"];
    private static readonly ImmutableArray<string> CpuRequestAliases = ["kube-linter/unset-cpu-requirements", "polaris/cpuRequestsMissing", "trivy/KSV-0015", "checkov/CKV_K8S_10", "kube-score/container-resources"];
    private static readonly ImmutableArray<string> CpuLimitAliases = ["polaris/cpuLimitsMissing", "trivy/KSV-0011", "checkov/CKV_K8S_11", "kube-score/container-resources"];

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1002",
        "Set resource limits",
        "Container '{0}' sets no {1}. Set it under 'resources', so that one container cannot take the node down with it.",
        RuleCategory.Reliability,
        RuleSeverity.Warning)
    {
        Practice = Practice.ResourceLimits,
        Aliases = [.. MemoryLimitAliases.Union(MemoryRequestAliases).Union(CpuRequestAliases).Union(CpuLimitAliases)],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        var container = c.Node;
        if (container.Role == ContainerRole.Ephemeral)
        {
            // The API refuses resources on ephemeral containers.
            return;
        }

        var memoryLimit = Has(container, "limits", "memory");
        var cpuLimit = Has(container, "limits", "cpu");

        // A request that is not set is the limit (Kubernetes API reference, ResourceRequirements.requests).
        var memoryRequest = Has(container, "requests", "memory");
        var cpuRequest = Has(container, "requests", "cpu");
        var missing = new List<string>(3);
        var aliases = new HashSet<string>();
        Note(memoryLimit, "memory limit", MemoryLimitAliases);
        Note(Or(memoryRequest, memoryLimit), "memory request", MemoryRequestAliases);
        Note(Or(cpuRequest, cpuLimit), "CPU request", CpuRequestAliases);
        var anchor = container.Resources.IsKnown ? container.Resources.Span : container.Anchor;
        if (missing.Count > 0)
        {
            var text = missing.Count == 1 ? missing[0] : string.Join(", ", missing.Take(missing.Count - 1)) + " and " + missing[^1];
            c.Report(anchor, new DiagnosticDetails { Aliases = [.. aliases], IsOptIn = container.Role == ContainerRole.Init }, container.DisplayName, text);
        }

        if (cpuLimit == false)
        {
            c.Report(anchor, new DiagnosticDetails { MessageFormat = CpuLimit, Aliases = CpuLimitAliases, IsOptIn = true }, container.DisplayName, "limits.cpu");
        }

        void Note(bool? isSet, string name, ImmutableArray<string> peers)
        {
            if (isSet == false)
            {
                missing.Add(name);
                aliases.UnionWith(peers);
            }
        }
    });

    // Null where a template, or the pod's own resources, may supply it.
    private static bool? Has(Container container, string group, string resource)
    {
        var own = Has(container.Resources, group, resource);
        if (own != false)
        {
            return own;
        }

        // Resources of the pod as a whole, stable since Kubernetes 1.34, cover all of its containers.
        return Has(YamlFacts.GetMapping(container.Pod.Spec, "resources", container.Anchor), group, resource);
    }

    private static bool? Has(Fact<YamlMapping> resources, string group, string resource)
    {
        if (!resources.IsKnown)
        {
            return resources.IsAbsent ? false : null;
        }

        var values = YamlFacts.GetMapping(resources.Value, group, resources.Span);
        if (!values.IsKnown)
        {
            return values.IsAbsent ? false : null;
        }

        var value = YamlFacts.GetString(values.Value, resource, values.Span);
        return value.IsUnknown ? null : value.IsKnown;
    }

    private static bool? Or(bool? left, bool? right) => left == true || right == true ? true : left is null || right is null ? null : false;
}
