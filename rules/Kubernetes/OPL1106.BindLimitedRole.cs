using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds bindings to roles, written here, that grant too much.</summary>
internal sealed class BindLimitedRole : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1106",
        "Bind a role that is limited",
        "The role '{0}' lets its holder {1}. Bind one that grants what the subject needs.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        // The role itself is where this is mended, and rules of their own tell it there.
        IsEnabledByDefault = false,
        SecuritySeverity = 6.0,
        Weaknesses = [250],
        Aliases =
        [
            "polaris/clusterrolebindingClusterAdmin", "polaris/rolebindingClusterAdminClusterRole", "polaris/rolebindingClusterAdminRole",
            "polaris/clusterrolebindingPodExecAttach", "polaris/rolebindingClusterRolePodExecAttach", "polaris/rolebindingRolePodExecAttach",
            "checkov/CKV2_K8S_1", "checkov/CKV2_K8S_2", "checkov/CKV2_K8S_3", "checkov/CKV2_K8S_4", "checkov/CKV2_K8S_5",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context)
    {
        context.RequireRoleFacts();
        context.RegisterWorkspaceAction(static c =>
        {
            var roles = c.GetFacts<RoleFact>().Where(static role => role.Name.IsKnown && role.Powers != RolePowers.None)
                .ToLookup(static role => (role.Kind, role.Name.Value));
            foreach (var binding in c.GetFacts<RoleBindingFact>())
            {
                if (!binding.RoleKind.IsKnown || !binding.RoleName.IsKnown || binding.Name.IsUnknown)
                {
                    continue;
                }

                var powers = RolePowers.None;
                foreach (var role in roles[(binding.RoleKind.Value, binding.RoleName.Value)])
                {
                    powers |= role.Kind == "ClusterRole" || KubernetesRelations.MayShareNamespace(role.Namespace, binding.Namespace) ? role.Powers
                        : RolePowers.None;
                }

                Check(c, binding, powers);
            }
        });
    }

    private static void Check(WorkspaceAnalysisContext c, RoleBindingFact binding, RolePowers powers)
    {
        var isOfCluster = binding.Kind == "ClusterRoleBinding";
        var isToCluster = binding.RoleKind.Value == "ClusterRole";
        if (!IsOfKubernetes(binding.Name) && binding.RoleName.Value != "cluster-admin")
        {
            Report(RolePowers.Everything, "do everything", isOfCluster ? "polaris/clusterrolebindingClusterAdmin"
                : isToCluster ? "polaris/rolebindingClusterAdminClusterRole" : "polaris/rolebindingClusterAdminRole");
        }

        if (!IsOfKubernetes(binding.Name))
        {
            Report(RolePowers.EnterPods, "run commands in pods", isOfCluster ? "polaris/clusterrolebindingPodExecAttach"
                : isToCluster ? "polaris/rolebindingClusterRolePodExecAttach" : "polaris/rolebindingRolePodExecAttach");
        }

        if (binding.BindsWorkload)
        {
            Report(RolePowers.BindRoles, "bind itself to other roles", "checkov/CKV2_K8S_1");
            Report(RolePowers.RunCommands, "run commands through the API server", "checkov/CKV2_K8S_2");
            Report(RolePowers.Impersonate, "act as others", "checkov/CKV2_K8S_3");
            Report(RolePowers.ChangeServiceStatus, "move the traffic of Services", "checkov/CKV2_K8S_4");
            Report(RolePowers.ReadSecrets, "read every Secret", "checkov/CKV2_K8S_5");
        }

        void Report(RolePowers power, string what, string alias)
        {
            if (powers.HasFlag(power))
            {
                c.Report(binding.Document, binding.RoleName.Span, new DiagnosticDetails { Aliases = ImmutableArray.Create(alias) }, binding.RoleName.Value,
                    what);
            }
        }
    }

    // What the cluster brings along; one of them is Google's.
    private static bool IsOfKubernetes(Fact<string> name) =>
        name.IsKnown && (name.Value is "cluster-admin" or "gce:podsecuritypolicy:calico-sa" || name.Value.StartsWith("system:", StringComparison.Ordinal));
}
