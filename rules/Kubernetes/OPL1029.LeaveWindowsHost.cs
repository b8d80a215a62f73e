using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds Windows containers that are processes of the host.</summary>
internal sealed class LeaveWindowsHost : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1029",
        "Keep Windows containers off the host",
        "The setting 'hostProcess: {0}' makes '{1}' a process of the node. Remove it.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.0,
        Weaknesses = [250],
        Aliases = ["polaris/hostProcess", "trivy/KSV-0103"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        Check(c, c.Node.SecurityContext, c.Node.Owner.DisplayName);
        foreach (var container in c.Node.Containers)
        {
            Check(c, container.SecurityContext, container.DisplayName);
        }
    });

    private static void Check(NodeContext<PodTemplate> c, Fact<YamlMapping> securityContext, string name)
    {
        if (YamlFacts.GetBoolean(YamlFacts.GetMapping(securityContext, "windowsOptions"), "hostProcess") is { IsKnown: true, Value: true } hostProcess)
        {
            c.Report(hostProcess.Span, "true", name);
        }
    }
}
