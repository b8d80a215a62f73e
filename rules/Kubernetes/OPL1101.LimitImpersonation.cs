using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles whose holder may act as somebody else.</summary>
internal sealed class LimitImpersonation : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1101",
        "Limit who impersonates",
        "The role may '{0}' any of '{1}', so its holder can act as an administrator. Name whom in 'resourceNames', or take the verb away.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [269],
        Aliases = ["trivy/KSV-0043"],
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
            // Users, groups and service accounts are of the core group (Kubernetes, User impersonation).
            if (!rule.IsKnown || rule.CoversGroup("") != true || !rule.ResourceNames.IsAbsent || PolicyRule.FindAny(rule.Verbs, "impersonate") is not { } verb)
            {
                continue;
            }

            var groups = PolicyRule.FindAny(rule.Resources, "groups");
            if ((groups ?? PolicyRule.FindAny(rule.Resources, "users", "serviceaccounts", "*")) is { } resource)
            {
                c.Report(
                    verb.Span,
                    new DiagnosticDetails { Aliases = groups is null ? [] : ["trivy/KSV-0043"] },
                    verb.Value,
                    resource.Value);
            }
        }
    }, "Role", "ClusterRole");
}
