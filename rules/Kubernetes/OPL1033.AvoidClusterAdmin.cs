namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds bindings to the role that may do everything.</summary>
internal sealed class AvoidClusterAdmin : KubernetesRule
{
    private const string Broad = "The binding grants '{0}', which reads Secrets and changes nearly everything in its namespaces. Write a role with "
        + "what is needed.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1033",
        "Bind less than cluster-admin",
        "The binding grants '{0}', so its subjects own the cluster. Write a role with the verbs and resources they need.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        SecuritySeverity = 8.8,
        Weaknesses = [250, 269],
        Aliases =
        [
            "kube-linter/cluster-admin-role-binding", "polaris/clusterrolebindingClusterAdmin", "polaris/rolebindingClusterAdminClusterRole",
            "trivy/KSV-0111",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterManifestAction(static c =>
    {
        var role = YamlFacts.GetMapping(c.Node.Root, "roleRef", c.Node.KindSpan);
        if (c.Node.Group != "rbac.authorization.k8s.io" || c.Node.Name.IsUnknown || YamlFacts.GetString(role, "name") is not { IsKnown: true } name)
        {
            return;
        }

        if (c.Node.Name.IsKnown && (c.Node.Name.Value == "cluster-admin" || c.Node.Name.Value.StartsWith("system:", StringComparison.Ordinal)))
        {
            // What Kubernetes itself binds; one peer judges it too.
            if (name.Value is "cluster-admin" or "admin" or "edit")
            {
                c.Report(name.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Broad, Aliases = ["trivy/KSV-0111"] }, name.Value);
            }

            return;
        }

        if (name.Value == "cluster-admin")
        {
            var isCluster = c.Node.Kind == "ClusterRoleBinding";
            c.Report(
                name.Span,
                new DiagnosticDetails
                {
                    // In one namespace it is the namespace that is owned.
                    Severity = isCluster ? null : RuleSeverity.Warning,
                    Aliases = isCluster ? ["kube-linter/cluster-admin-role-binding", "polaris/clusterrolebindingClusterAdmin", "trivy/KSV-0111"]
                        : ["polaris/rolebindingClusterAdminClusterRole", "trivy/KSV-0111"],
                },
                name.Value);
        }
        else if (name.Value is "admin" or "edit")
        {
            c.Report(name.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Broad, Aliases = ["trivy/KSV-0111"] }, name.Value);
        }
    }, "ClusterRoleBinding", "RoleBinding");
}
