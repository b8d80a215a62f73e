using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles that may run commands in pods.</summary>
internal sealed class LimitPodExec : KubernetesRule
{
    // Google's clusters bring it along.
    private const string CalicoOnGke = "gce:podsecuritypolicy:calico-sa";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1032",
        "Limit who enters pods",
        "The role may '{0}' on '{1}', so it can run commands in any pod it sees. Leave that to people, for the time they need it.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        SecuritySeverity = 6.5,
        Weaknesses = [732],
        Aliases = ["polaris/clusterrolePodExecAttach", "polaris/rolePodExecAttach", "trivy/KSV-0053", "trivy/KSV-0054", "checkov/CKV2_K8S_2"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "rbac.authorization.k8s.io"
            || (c.Node.Name is { IsKnown: true } name && (PolicyRule.IsBuiltInRole(name.Value) || name.Value == CalicoOnGke)))
        {
            return;
        }

        List<PolicyRule> rules = [.. PolicyRule.Read(c.Node)];
        var readsPods = rules.Any(static rule => rule.IsKnown && rule.CoversGroup("") == true
            && PolicyRule.FindAny(rule.Resources, "pods") is not null && PolicyRule.FindAny(rule.Verbs, "get") is not null);
        foreach (var rule in rules)
        {
            if (!rule.IsKnown || rule.ApiGroups.IsUnknown)
            {
                continue;
            }

            var resource = PolicyRule.Find(rule.Resources, "pods/exec") ?? PolicyRule.Find(rule.Resources, "pods/attach");
            var verb = PolicyRule.Find(rule.Verbs, "create") ?? PolicyRule.Find(rule.Verbs, "get");
            if (resource is null || verb is null || PolicyRule.Find(rule.ApiGroups, "") is null)
            {
                continue;
            }

            // A role that may do everything is told so by another rule.
            var aliases = ImmutableArray.CreateBuilder<string>();
            aliases.AddRange(c.Node.Kind == "Role" ? "polaris/rolePodExecAttach" : "polaris/clusterrolePodExecAttach");
            if (resource.Value == "pods/exec" && verb.Value != "get")
            {
                aliases.AddRange("trivy/KSV-0053", "checkov/CKV2_K8S_2");
            }

            // One peer takes attaching for a shell only where the pod can be looked up first.
            if (readsPods && PolicyRule.FindAny(rule.Resources, "pods/attach") is not null && PolicyRule.FindAny(rule.Verbs, "create") is not null)
            {
                aliases.Add("trivy/KSV-0054");
            }

            c.Report(resource.Span, new DiagnosticDetails { IsOptIn = resource.Value == "*", Aliases = aliases.ToImmutable() }, verb.Value, resource.Value);
        }
    }, "Role", "ClusterRole");
}
