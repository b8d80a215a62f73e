using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles whose holder may give itself more than it was given.</summary>
internal sealed class ForbidRoleEscalation : KubernetesRule
{
    private const string Group = "rbac.authorization.k8s.io";
    private const string Rebind = "The role may '{0}' every '{1}', so its holder decides who else has it. Name the bindings in 'resourceNames', or leave "
        + "them to administrators.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1100",
        "Forbid roles to escalate",
        "The role may '{0}' '{1}', so its holder can give itself whatever it lacks. Take the verb away, or name the roles in 'resourceNames'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [269],
        Aliases = ["trivy/KSV-0050", "trivy/KSV-0051", "trivy/KSV-0052", "trivy/KSV-0055", "checkov/CKV_K8S_157", "checkov/CKV_K8S_158"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        if (c.Node.Group != Group || (c.Node.Name is { IsKnown: true } name && PolicyRule.IsBuiltInRole(name.Value)))
        {
            return;
        }

        List<PolicyRule> rules = [.. PolicyRule.Read(c.Node).Where(static rule => rule.IsKnown && rule.CoversGroup(Group) == true)];
        var creates = rules.Any(static rule => PolicyRule.FindAny(rule.Resources, "rolebindings") is not null
            && PolicyRule.FindAny(rule.Verbs, "create", "*") is not null);
        var createsForCluster = rules.Any(static rule => PolicyRule.FindAny(rule.Resources, "clusterrolebindings") is not null
            && PolicyRule.FindAny(rule.Verbs, "create", "*") is not null);
        foreach (var rule in rules)
        {
            if (!rule.ResourceNames.IsUnknown)
            {
                Check(c, rule, creates, createsForCluster);
            }
        }
    }, "Role", "ClusterRole");

    private static void Check(NodeContext<KubernetesObject> c, PolicyRule rule, bool creates, bool createsForCluster)
    {
        var roles = PolicyRule.FindAny(rule.Resources, "roles", "clusterroles");
        var bindings = PolicyRule.FindAny(rule.Resources, "rolebindings", "clusterrolebindings");
        var all = PolicyRule.FindAny(rule.Resources, "*");
        if ((roles ?? bindings ?? all) is not { } resource)
        {
            return;
        }

        var isLimited = rule.ResourceNames.IsKnown && PolicyRule.FindAny(rule.ResourceNames, "*") is null;
        foreach (var verb in rule.Verbs.Value)
        {
            if (verb.Value is not ("escalate" or "bind" or "impersonate" or "*"))
            {
                continue;
            }

            var aliases = ImmutableArray.CreateBuilder<string>();
            AddIf(roles is not null || bindings is not null, "trivy/KSV-0050");
            AddIf(verb.Value is "escalate" or "*" && (roles ?? all) is not null, "checkov/CKV_K8S_158");
            AddIf(verb.Value is "bind" or "*" && (bindings ?? all) is not null, "checkov/CKV_K8S_157");
            AddIf(verb.Value == "bind" && !isLimited && creates && roles is not null, "trivy/KSV-0051");
            AddIf(verb.Value == "bind" && !isLimited && createsForCluster && PolicyRule.FindAny(rule.Resources, "clusterroles") is not null, "trivy/KSV-0052");

            // The API server asks for 'escalate' and 'bind' on roles alone; a star is what another rule tells; a named role may be bound.
            var counts = roles is not null && (verb.Value == "escalate" || (verb.Value == "bind" && !isLimited));
            if (counts || aliases.Count > 0)
            {
                c.Report(verb.Span, new DiagnosticDetails { IsOptIn = !counts, Aliases = aliases.ToImmutable() }, verb.Value, resource.Value);
            }

            void AddIf(bool condition, string alias)
            {
                if (condition)
                {
                    aliases.Add(alias);
                }
            }
        }

        if (!isLimited && PolicyRule.FindAny(rule.Resources, "rolebindings") is { } target
            && PolicyRule.FindAny(rule.Verbs, "get") is not null && PolicyRule.FindAny(rule.Verbs, "patch") is { } patch)
        {
            c.Report(target.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Rebind, Aliases = ["trivy/KSV-0055"] }, patch.Value, target.Value);
        }
    }
}
