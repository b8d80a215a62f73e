using System.Collections.Frozen;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds roles that may read or change every Secret.</summary>
internal sealed class LimitSecretAccess : KubernetesRule
{
    private static readonly FrozenSet<string> Verbs = FrozenSet.Create(
        StringComparer.Ordinal, "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate", "*");

    private static readonly FrozenSet<string> Reading = FrozenSet.Create(StringComparer.Ordinal, "get", "list", "watch", "*");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1031",
        "Limit who reads Secrets",
        "The role may '{0}' every Secret it can see, and with it become whoever they belong to. Name the Secrets in 'resourceNames', or mount the one "
            + "that is needed.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        SecuritySeverity = 6.5,
        Weaknesses = [732],
        Aliases = ["trivy/KSV-0041", "trivy/KSV-0113"],
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
            var secrets = rule.IsKnown ? rule.Resources.Value.FirstOrDefault(static resource => resource.Value == "secrets") : null;
            var verb = secrets is null ? null : rule.Verbs.Value.FirstOrDefault(static verb => Reading.Contains(verb.Value))
                ?? rule.Verbs.Value.FirstOrDefault(static verb => Verbs.Contains(verb.Value));
            if (secrets is null || verb is null || rule.ResourceNames.IsUnknown)
            {
                continue;
            }

            // A Role ends at its namespace, whose Secrets its pods can mount anyway; who only writes them learns nothing,
            // and an operator works for whoever has a custom resource of its kind.
            c.Report(secrets.Span, new DiagnosticDetails { IsOptIn = rule.ResourceNames.IsKnown || c.Node.Kind == "Role" || !Reading.Contains(verb.Value) || PolicyRule.IsOperatorRole(c.Node),
                Aliases = c.Node.Kind == "Role" ? ["trivy/KSV-0113"]
                : ["trivy/KSV-0041"] }, verb.Value);
        }
    }, "Role", "ClusterRole");
}
