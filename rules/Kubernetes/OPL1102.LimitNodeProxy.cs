using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles that reach the kubelets past the API server.</summary>
internal sealed class LimitNodeProxy : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1102",
        "Keep roles off the proxy to the kubelet",
        "The role may '{0}' on '{1}', so its holder runs commands in every pod of every node, unaudited. Ask for 'nodes/metrics' or 'nodes/stats' instead.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        SecuritySeverity = 7.5,
        Weaknesses = [269],
        Aliases = ["trivy/KSV-0047", "checkov/CKV2_K8S_2"],
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
            // The kubelet maps a web socket's GET to 'get', so reading is enough to run commands (Kubernetes, kubelet authorization).
            if (rule.IsKnown && rule.CoversGroup("") == true && PolicyRule.FindAny(rule.Resources, "nodes/proxy") is { } resource
                && PolicyRule.FindAny(rule.Verbs, "get", "create", "*") is { } verb)
            {
                c.Report(
                    resource.Span,
                    new DiagnosticDetails
                    {
                        Aliases = verb.Value == "*" ? ["checkov/CKV2_K8S_2"]
                            : PolicyRule.FindAny(rule.Verbs, "create", "*") is null ? ["trivy/KSV-0047"] : ["trivy/KSV-0047", "checkov/CKV2_K8S_2"],
                    },
                    verb.Value,
                    resource.Value);
            }
        }
    }, "Role", "ClusterRole");
}
