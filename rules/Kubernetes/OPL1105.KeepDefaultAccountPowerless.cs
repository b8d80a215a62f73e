using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds what gives rights to every pod that does not name an account.</summary>
internal sealed class KeepDefaultAccountPowerless : KubernetesRule
{
    private const string Mounted = "The service account '{0}' hands its token to every pod that names no account. Set 'automountServiceAccountToken: "
        + "false' on it.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1105",
        "Keep the default service account powerless",
        "The binding grants a role to the service account '{0}', so every pod of the namespace that names no account holds it. Bind an account of the "
            + "workload's own.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.0,
        Weaknesses = [250],
        Aliases = ["checkov/CKV_K8S_41", "checkov/CKV_K8S_42"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RegisterManifestAction(static c =>
        {
            foreach (var subject in c.Node.Group == "rbac.authorization.k8s.io" ? YamlFacts.GetItems(c.Node.Root, "subjects") : [])
            {
                if (YamlFacts.GetString(subject, "kind", subject.Span) is { IsKnown: true, Value: "ServiceAccount" }
                    && YamlFacts.GetString(subject, "name", subject.Span) is { IsKnown: true, Value: "default" } name)
                {
                    c.Report(name.Span, new DiagnosticDetails { Aliases = ["checkov/CKV_K8S_42"] }, name.Value);
                }
            }
        }, "RoleBinding", "ClusterRoleBinding");

        context.RegisterManifestAction(static c =>
        {
            // Without a role the token opens nothing, so this is asked for only on demand.
            var mounts = YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Root, c.Node.Name.Span), "automountServiceAccountToken");
            if (c.Node is { ApiVersion: "v1", Name: { IsKnown: true, Value: "default" } name } && !mounts.IsUnknown
                && mounts is not { IsKnown: true, Value: false })
            {
                c.Report(mounts.Span, new DiagnosticDetails { IsOptIn = true, MessageFormat = Mounted, Aliases = ["checkov/CKV_K8S_41"] }, name.Value);
            }
        }, "ServiceAccount");
    }
}
