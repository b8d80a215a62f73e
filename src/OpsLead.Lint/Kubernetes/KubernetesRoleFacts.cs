using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Kubernetes;

/// <summary>What a role lets its holder do that is worth more than it looks.</summary>
[Flags]
public enum RolePowers
{
    /// <summary>Nothing of the kind.</summary>
    None = 0,

    /// <summary>Everything: all verbs on all resources of all groups.</summary>
    Everything = 1,

    /// <summary>To run commands in pods: <c>pods/exec</c> or <c>pods/attach</c>.</summary>
    EnterPods = 2,

    /// <summary>To create <c>pods/exec</c> or <c>nodes/proxy</c>, either of which runs commands.</summary>
    RunCommands = 4,

    /// <summary>To read all Secrets it sees.</summary>
    ReadSecrets = 8,

    /// <summary>To give itself another role.</summary>
    BindRoles = 16,

    /// <summary>To act as another user, group or service account.</summary>
    Impersonate = 32,

    /// <summary>To write the status of Services, and with it where their traffic goes (CVE-2020-8554).</summary>
    ChangeServiceStatus = 64,
}

/// <summary>A Role or ClusterRole, as its bindings need it.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind"><c>Role</c> or <c>ClusterRole</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Powers">What it grants.</param>
public sealed record RoleFact(SourceDocument Document, string Kind, Fact<string> Name, Fact<string> Namespace, RolePowers Powers);

/// <summary>A RoleBinding or ClusterRoleBinding.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind"><c>RoleBinding</c> or <c>ClusterRoleBinding</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="RoleKind">The kind of the role.</param>
/// <param name="RoleName">The name of the role.</param>
/// <param name="BindsWorkload">Whether a subject is a ServiceAccount or a Node: something that runs, not somebody.</param>
public sealed record RoleBindingFact(
    SourceDocument Document, string Kind, Fact<string> Name, Fact<string> Namespace, Fact<string> RoleKind, Fact<string> RoleName, bool BindsWorkload);

/// <summary>A ServiceAccount.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="MountsToken">Its <c>automountServiceAccountToken</c>.</param>
public sealed record ServiceAccountFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, Fact<bool> MountsToken);

/// <summary>A pod that does not say whether it wants a token of the API server.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Owner">What runs it, such as <c>Deployment/web</c>.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="ServiceAccount">The name of its account; absent means <c>default</c>.</param>
/// <param name="Anchor">Where to point.</param>
public sealed record TokenMountFact(SourceDocument Document, string Owner, Fact<string> Namespace, Fact<string> ServiceAccount, Text.TextSpan Anchor);

/// <summary>Leaves what roles grant and who holds them.</summary>
internal static class KubernetesRoleFacts
{
    private static readonly string[] EveryVerb = ["get", "list", "watch", "create", "update", "patch", "delete"];

    public static void Collect(FileAnalysis file, KubernetesObject manifest)
    {
        switch (manifest)
        {
            case { Group: "rbac.authorization.k8s.io", Kind: "Role" or "ClusterRole" }:
                file.AddFact(new RoleFact(file.Document, manifest.Kind, manifest.Name, manifest.Namespace, GetPowers(manifest)));
                break;
            case { Group: "rbac.authorization.k8s.io", Kind: "RoleBinding" or "ClusterRoleBinding" }:
                var role = YamlFacts.GetMapping(manifest.Root, "roleRef", manifest.KindSpan);
                file.AddFact(new RoleBindingFact(
                    file.Document, manifest.Kind, manifest.Name, manifest.Namespace, YamlFacts.GetString(role, "kind"), YamlFacts.GetString(role, "name"),
                        BindsWorkload(manifest)));
                break;
            case { ApiVersion: "v1", Kind: "ServiceAccount" }:
                var root = Fact<Syntax.Yaml.YamlMapping>.Known(manifest.Root, manifest.KindSpan);
                file.AddFact(new ServiceAccountFact(file.Document, manifest.Name, manifest.Namespace,
                    YamlFacts.GetBoolean(root, "automountServiceAccountToken")));
                break;
        }

        if (manifest.PodTemplate is { } pod && pod.Spec is var spec && YamlFacts.GetString(spec, "automountServiceAccountToken", pod.Anchor).IsAbsent)
        {
            file.AddFact(new TokenMountFact(file.Document, manifest.DisplayName, manifest.Namespace,
                YamlFacts.GetString(spec, "serviceAccountName", pod.Anchor), pod.Anchor));
        }
    }

    private static bool BindsWorkload(KubernetesObject binding)
    {
        foreach (var subject in YamlFacts.GetItems(binding.Root, "subjects"))
        {
            if (YamlFacts.GetString(subject, "kind", subject.Span) is { IsKnown: true, Value: "ServiceAccount" or "Node" })
            {
                return true;
            }
        }

        return false;
    }

    private static RolePowers GetPowers(KubernetesObject role)
    {
        var result = RolePowers.None;
        foreach (var rule in PolicyRule.Read(role))
        {
            if (!rule.IsKnown || rule.ApiGroups.IsUnknown || rule.ResourceNames.IsUnknown)
            {
                continue;
            }

            var isCore = rule.CoversGroup("") == true;
            if (PolicyRule.FindAny(rule.ApiGroups, "*") is not null && PolicyRule.FindAny(rule.Resources, "*") is not null && HasEveryVerb(rule))
            {
                result |= RolePowers.Everything;
            }

            if (isCore && PolicyRule.FindAny(rule.Resources, "*", "pods/exec", "pods/attach") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "get", "create") is not null)
            {
                result |= RolePowers.EnterPods;
            }

            if (isCore && PolicyRule.FindAny(rule.Resources, "*", "pods/exec", "nodes/proxy") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "create") is not null)
            {
                result |= RolePowers.RunCommands;
            }

            if (isCore && !rule.ResourceNames.IsKnown && PolicyRule.FindAny(rule.Resources, "*", "secrets") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "get", "list", "watch") is not null)
            {
                result |= RolePowers.ReadSecrets;
            }

            if (rule.CoversGroup("rbac.authorization.k8s.io") == true
                && PolicyRule.FindAny(rule.Resources, "*", "rolebindings", "clusterrolebindings") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "bind", "create", "update", "patch") is not null)
            {
                result |= RolePowers.BindRoles;
            }

            if (isCore && PolicyRule.FindAny(rule.Resources, "*", "users", "groups", "serviceaccounts") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "impersonate") is not null)
            {
                result |= RolePowers.Impersonate;
            }

            if (isCore && PolicyRule.FindAny(rule.Resources, "*", "services/status") is not null
                && PolicyRule.FindAny(rule.Verbs, "*", "update", "patch") is not null)
            {
                result |= RolePowers.ChangeServiceStatus;
            }
        }

        return result;
    }

    private static bool HasEveryVerb(PolicyRule rule)
    {
        foreach (var verb in EveryVerb)
        {
            if (PolicyRule.Find(rule.Verbs, verb) is null)
            {
                return false;
            }
        }

        return true;
    }
}
