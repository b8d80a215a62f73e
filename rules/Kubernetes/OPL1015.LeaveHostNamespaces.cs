using System.Collections.Immutable;
using OpsLead.Lint.Kubernetes;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that share a namespace with the node.</summary>
internal sealed class LeaveHostNamespaces : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1015",
        "Leave the namespaces of the node",
        "The pod shares '{0}' with its node, so it sees what runs and listens there. Remove the field and use a Service, or what the pod itself has.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 6.5,
        Weaknesses = [653],
        Aliases =
        [
            "kube-linter/host-network", "kube-linter/host-pid", "kube-linter/host-ipc", "polaris/hostNetworkSet", "polaris/hostPIDSet",
            "polaris/hostIPCSet", "trivy/KSV-0008", "trivy/KSV-0009", "trivy/KSV-0010", "checkov/CKV_K8S_17", "checkov/CKV_K8S_18", "checkov/CKV_K8S_19",
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        Check(c, "hostNetwork", ["kube-linter/host-network", "polaris/hostNetworkSet", "trivy/KSV-0009", "checkov/CKV_K8S_19"]);
        Check(c, "hostPID", ["kube-linter/host-pid", "polaris/hostPIDSet", "trivy/KSV-0010", "checkov/CKV_K8S_17"]);
        Check(c, "hostIPC", ["kube-linter/host-ipc", "polaris/hostIPCSet", "trivy/KSV-0008", "checkov/CKV_K8S_18"]);
    });

    private static void Check(NodeContext<PodTemplate> c, string key, ImmutableArray<string> aliases)
    {
        if (YamlFacts.GetBoolean(Fact<YamlMapping>.Known(c.Node.Spec, c.Node.Anchor), key) is { IsKnown: true, Value: true } shared)
        {
            c.Report(shared.Span, new DiagnosticDetails { Aliases = aliases }, key);
        }
    }
}
