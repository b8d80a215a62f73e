using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds containers that AppArmor does not confine as usual.</summary>
internal sealed class KeepAppArmorProfile : KubernetesRule
{
    private const string Annotation = "container.apparmor.security.beta.kubernetes.io/";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1027",
        "Keep the AppArmor profile of the runtime",
        "The AppArmor profile '{0}' is not the one of the runtime. Use 'RuntimeDefault'.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 5.0,
        Weaknesses = [693],
        Aliases = ["trivy/KSV-0002"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        if (YamlFacts.GetMapping(c.Node.Metadata, "annotations") is { IsKnown: true } annotations)
        {
            foreach (ref readonly var entry in annotations.Value.Entries)
            {
                if (entry.Key is YamlScalar { Value: var key } && key.StartsWith(Annotation, StringComparison.Ordinal)
                    && entry.Value.Resolve() is YamlScalar { Value: not "runtime/default" } value && !YamlFacts.IsTemplated(value.Value))
                {
                    c.Report(value.Span, new DiagnosticDetails { IsOptIn = value.Value != "unconfined" }, value.Value);
                }
            }
        }

        Check(c, c.Node.SecurityContext);
        foreach (var container in c.Node.Containers)
        {
            Check(c, container.SecurityContext);
        }
    });

    private static void Check(NodeContext<PodTemplate> c, Fact<YamlMapping> securityContext)
    {
        if (YamlFacts.GetString(YamlFacts.GetMapping(securityContext, "appArmorProfile"), "type") is { IsKnown: true, Value: "Unconfined" } type)
        {
            c.Report(type.Span, type.Value);
        }
    }
}
