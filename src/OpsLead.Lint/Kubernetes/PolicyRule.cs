using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>One rule of a Role or ClusterRole: who holds the role may do these verbs to these resources.</summary>
public sealed class PolicyRule
{
    private PolicyRule(YamlMapping mapping)
    {
        var parent = Fact<YamlMapping>.Known(mapping, new TextSpan(mapping.Span.Start, 0));
        ApiGroups = YamlFacts.GetStrings(parent, "apiGroups");
        Resources = YamlFacts.GetStrings(parent, "resources");
        ResourceNames = YamlFacts.GetStrings(parent, "resourceNames");
        Verbs = YamlFacts.GetStrings(parent, "verbs");
    }

    /// <summary>The API groups; the empty text is the core group.</summary>
    public Fact<IReadOnlyList<YamlScalar>> ApiGroups { get; }

    /// <summary>The resources, subresources as <c>pods/exec</c>.</summary>
    public Fact<IReadOnlyList<YamlScalar>> Resources { get; }

    /// <summary>The names the rule is limited to; absent for all.</summary>
    public Fact<IReadOnlyList<YamlScalar>> ResourceNames { get; }

    /// <summary>The verbs.</summary>
    public Fact<IReadOnlyList<YamlScalar>> Verbs { get; }

    /// <summary>Whether resources and verbs are all written.</summary>
    public bool IsKnown => Resources.IsKnown && Verbs.IsKnown;

    /// <summary>The rules of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The rules in the order of the text.</returns>
    public static IEnumerable<PolicyRule> Read(KubernetesObject role)
    {
        ArgumentNullException.ThrowIfNull(role);
        foreach (var mapping in YamlFacts.GetItems(role.Root, "rules"))
        {
            yield return new PolicyRule(mapping);
        }
    }

    /// <summary>Whether a role is one that Kubernetes itself brings: <c>admin</c>, <c>edit</c>, <c>view</c>, <c>cluster-admin</c>, <c>system:…</c>.</summary>
    /// <param name="name">The role's name.</param>
    /// <returns>True when it is.</returns>
    public static bool IsBuiltInRole(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name is "admin" or "edit" or "view" or "cluster-admin" || name.StartsWith("system:", StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether a role is an operator's, who has custom resources to look after and whatever those stand for. It is known by the group of such
    /// resources, which is a domain of its own.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <returns>True when one of its rules names such a group.</returns>
    public static bool IsOperatorRole(KubernetesObject role) =>
        Read(role).Any(static rule => rule.ApiGroups.IsKnown && rule.ApiGroups.Value.Any(static group =>
            group.Value.Contains('.', StringComparison.Ordinal) && !group.Value.EndsWith(".k8s.io", StringComparison.Ordinal)));

    /// <summary>Whether the rule speaks of an API group.</summary>
    /// <param name="group">The group; empty for the core group.</param>
    /// <returns>True when the group or <c>*</c> is listed; null when the groups are not known.</returns>
    public bool? CoversGroup(string group) => ApiGroups.IsUnknown ? null : Find(ApiGroups, group) is not null;

    /// <summary>The first item of a list that is one of some values, in the order of the list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="values">The values; <c>*</c> counts only when it is one of them.</param>
    /// <returns>The item, or null.</returns>
    public static YamlScalar? FindAny(Fact<IReadOnlyList<YamlScalar>> list, params ReadOnlySpan<string> values)
    {
        if (!list.IsKnown)
        {
            return null;
        }

        foreach (var item in list.Value)
        {
            if (values.Contains(item.Value))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>The item of a list that covers a value: the value itself or <c>*</c>.</summary>
    /// <param name="list">The list.</param>
    /// <param name="value">The value.</param>
    /// <returns>The item, or null.</returns>
    public static YamlScalar? Find(Fact<IReadOnlyList<YamlScalar>> list, string value) =>
        list.IsKnown ? list.Value.FirstOrDefault(item => item.Value == value || item.Value == "*") : null;
}
