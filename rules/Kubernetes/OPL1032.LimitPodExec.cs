using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles that may run commands in pods.</summary>
internal sealed class LimitPodExec : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1032",
        "Limit who enters pods",
        "The role may '{0}' on '{1}', so it can run commands in any pod it sees. Leave that to people, for the time they need it.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [732],
        Aliases = ["polaris/clusterrolePodExecAttach", "polaris/rolePodExecAttach", "trivy/KSV-0053", "checkov/CKV2_K8S_2"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != "rbac.authorization.k8s.io" || (c.Node.Name is { IsKnown: true } name && PolicyRule.IsBuiltInRole(name.Value)))
        {
            return;
        }

        foreach (var rule in PolicyRule.Read(c.Node))
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
            if (resource.Value == "pods/exec")
            {
                aliases.AddRange("trivy/KSV-0053", "checkov/CKV2_K8S_2");
            }

            c.Report(resource.Span, new DiagnosticDetails { IsOptIn = resource.Value == "*", Aliases = aliases.ToImmutable() }, verb.Value, resource.Value);
        }
    }, "Role", "ClusterRole");
}
