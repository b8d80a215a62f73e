using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers whose user may be a real one of the node.</summary>
internal sealed class UseHighUserId : KubernetesRule
{
    private const string Missing = "Container '{0}' does not say as which user and group it runs. Set ids of 10000 or more.";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1023",
        "Use a high user id",
        "The id '{0}' may belong to somebody on the node. Use one of 10000 or more.",
        RuleCategory.Security,
        RuleSeverity.Note)
    {
        IsEnabledByDefault = false,
        SecuritySeverity = 2.0,
        Weaknesses = [250],
        Aliases = ["kube-score/container-security-context-user-group-id", "trivy/KSV-0020", "trivy/KSV-0021", "checkov/CKV_K8S_40"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterContainerAction(static c =>
    {
        if (c.Node.Pod.IsWindows || c.Node.Role == ContainerRole.Ephemeral)
        {
            return;
        }

        Check(c, "runAsUser", "trivy/KSV-0020", isUser: true);
        Check(c, "runAsGroup", "trivy/KSV-0021", isUser: false);
    });

    private static void Check(NodeContext<Container> c, string key, string trivy, bool isUser)
    {
        var text = c.Node.GetEffectiveSecurity(key);
        if (text.IsUnknown || (text.IsKnown && (!long.TryParse(text.Value, out var id) || id > 10_000)))
        {
            return;
        }

        // 10000 itself is enough for two of the peers.
        var aliases = ImmutableArray.CreateBuilder<string>();
        aliases.Add(trivy);
        if (text is not { IsKnown: true, Value: "10000" })
        {
            aliases.Add("kube-score/container-security-context-user-group-id");
            if (isUser && YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Pod.Spec, c.Node.Pod.Anchor), "hostUsers") is not { IsKnown: true, Value: false })
            {
                aliases.Add("checkov/CKV_K8S_40");
            }
        }

        c.Report(text.Span, new DiagnosticDetails { MessageFormat = text.IsAbsent ? Missing : null, Aliases = aliases.ToImmutable() }, text.IsKnown
            ? text.Value : c.Node.DisplayName);
    }
}
