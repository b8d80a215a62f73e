using System.Collections.Frozen;
using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds rules of roles that grant whatever there is.</summary>
internal sealed class NameRoleResources : KubernetesRule
{
    private static readonly FrozenSet<string> Sensitive = FrozenSet.Create(
        StringComparer.Ordinal,
        "secrets", "pods", "deployments", "daemonsets", "statefulsets", "replicationcontrollers", "replicasets", "cronjobs", "jobs", "roles",
            "clusterroles", "rolebindings",
        "clusterrolebindings", "users", "groups");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1030",
        "Name what a role may do",
        "The '{0}' in '{1}' grants whatever exists now and whatever is installed later. Name what is needed.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        SecuritySeverity = 6.5,
        Weaknesses = [250, 732],
        Aliases = ["kube-linter/wildcard-in-rules", "trivy/KSV-0044", "trivy/KSV-0045", "trivy/KSV-0046", "trivy/KSV-0112", "checkov/CKV_K8S_49"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "rbac.authorization.k8s.io")
        {
            return;
        }

        foreach (var rule in PolicyRule.Read(c.Node))
        {
            Check(c, rule, rule.Resources, "resources", isPeers: true);
            Check(c, rule, rule.Verbs, "verbs", isPeers: true);
            Check(c, rule, rule.ApiGroups, "apiGroups", isPeers: false);
        }
    }, "Role", "ClusterRole");

    private static void Check(NodeContext<KubernetesObject> c, PolicyRule rule, Fact<IReadOnlyList<YamlScalar>> list, string key, bool isPeers)
    {
        if (!list.IsKnown || !rule.IsKnown || c.Node.Name is not { IsKnown: true } name || PolicyRule.IsBuiltInRole(name.Value))
        {
            return;
        }

        foreach (var item in list.Value)
        {
            if (item.Value != "*")
            {
                continue;
            }

            var aliases = ImmutableArray.CreateBuilder<string>();
            aliases.Add("checkov/CKV_K8S_49");
            if (isPeers)
            {
                aliases.Add("kube-linter/wildcard-in-rules");
            }

            var isAll = PolicyRule.Find(rule.Resources, "*") is not null && PolicyRule.Find(rule.Verbs, "*") is not null
                && PolicyRule.Find(rule.ApiGroups, "*") is not null;
            if (isAll && key == "resources")
            {
                aliases.Add("trivy/KSV-0044");
            }

            if (key == "resources")
            {
                aliases.Add(c.Node.Kind == "Role" ? "trivy/KSV-0112" : "trivy/KSV-0046");
            }

            if (key == "verbs" && rule.Resources.Value.Any(static resource => Sensitive.Contains(resource.Value)))
            {
                aliases.Add("trivy/KSV-0045");
            }

            // With the resources named, a star among the groups grants little; in a group of its own an operator may do what it likes,
            // and a metrics adapter in that of its metrics.
            var isOwnGroup = rule.ApiGroups.IsKnown
                && rule.ApiGroups.Value.All(static group => group.Value.Contains('.', StringComparison.Ordinal)
                    && (!group.Value.EndsWith(".k8s.io", StringComparison.Ordinal) || group.Value.EndsWith("metrics.k8s.io", StringComparison.Ordinal)));

            // All verbs on what is named are the habit of operators; on what leads to the rest of the cluster they are one too many.
            var isHabit = key == "verbs" && (PolicyRule.Find(rule.Resources, "*") is not null || !aliases.Contains("trivy/KSV-0045"));
            c.Report(item.Span, new DiagnosticDetails { IsOptIn = !isPeers || isOwnGroup || isHabit || PolicyRule.IsOperatorRole(c.Node) || !rule.ApiGroups.IsKnown, Aliases = aliases.ToImmutable() },
                item.Value, key);
        }
    }
}
