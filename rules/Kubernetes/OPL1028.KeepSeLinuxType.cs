using System.Collections.Frozen;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds SELinux options that make a container more than a container.</summary>
internal sealed class KeepSeLinuxType : KubernetesRule
{
    // Pod Security Standards, baseline; container_engine_t since 1.31.
    private static readonly FrozenSet<string> Types =
        FrozenSet.Create(StringComparer.Ordinal, "", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1028",
        "Keep to the SELinux types of containers",
        "The SELinux option '{0}' of '{1}' makes the container more than one. Keep 'container_t', and leave user and role to the runtime.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 5.0,
        Weaknesses = [693],
        Aliases = ["trivy/KSV-0025"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        Check(c, c.Node.SecurityContext);
        foreach (var container in c.Node.Containers)
        {
            Check(c, container.SecurityContext);
        }
    });

    private static void Check(NodeContext<PodTemplate> c, Fact<YamlMapping> securityContext)
    {
        var options = YamlFacts.GetMapping(securityContext, "seLinuxOptions");
        if (YamlFacts.GetString(options, "type") is { IsKnown: true } type && !Types.Contains(type.Value))
        {
            c.Report(type.Span, "type", type.Value);
        }

        foreach (var key in (ReadOnlySpan<string>)["user", "role"])
        {
            if (YamlFacts.GetString(options, key) is { IsKnown: true, Value.Length: > 0 } value)
            {
                c.Report(value.Span, key, value.Value);
            }
        }
    }
}
