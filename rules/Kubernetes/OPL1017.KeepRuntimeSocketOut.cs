namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds pods that can command the container runtime.</summary>
internal sealed class KeepRuntimeSocketOut : KubernetesRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1017",
        "Keep the socket of the container runtime out of pods",
        "The volume '{0}' is '{1}', and who can write to that socket starts containers as root on the node. Build images with BuildKit or Kaniko, and "
            + "ask the API server about pods.",
        RuleCategory.Security,
        RuleSeverity.Error)
    {
        SecuritySeverity = 9.0,
        Weaknesses = [250, 668],
        Aliases = ["kube-linter/docker-sock", "trivy/KSV-0006", "checkov/CKV_K8S_27"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        foreach (var volume in c.Node.Volumes)
        {
            var path = YamlFacts.GetString(YamlFacts.GetMapping(volume, "hostPath", volume.Span), "path");
            if (path.IsKnown && IsSocket(path.Value))
            {
                var name = YamlFacts.GetString(volume, "name", volume.Span);
                c.Report(path.Span, new DiagnosticDetails { Aliases = path.Value.EndsWith("docker.sock", StringComparison.Ordinal) ? default : [] },
                    name.IsKnown ? name.Value : "(unnamed)", path.Value);
            }
        }
    });

    private static bool IsSocket(string path) =>
        path.EndsWith("docker.sock", StringComparison.Ordinal) || path.EndsWith("containerd.sock", StringComparison.Ordinal)
        || path.EndsWith("crio.sock", StringComparison.Ordinal) || path.EndsWith("cri-dockerd.sock", StringComparison.Ordinal);
}
