using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that can command the container engine.</summary>
internal sealed class KeepDockerSocketOut : ComposeRule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3019",
        "Keep the Docker socket out of services",
        "The service '{0}' mounts '{1}', and whoever may write to that socket starts containers as root on the host. Put a proxy that allows only "
            + "what is needed between them.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 8.5,
        Weaknesses = [250, 668],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var volume in c.Node.Volumes)
        {
            if (volume.Kind == ComposeMountKind.Bind && volume.Source.IsKnown && IsSocket(volume.Source.Value))
            {
                c.Report(volume.Source.Span, c.Node.Name, volume.Source.Value);
            }
        }
    });

    private static bool IsSocket(string path) =>
        path.EndsWith("/docker.sock", StringComparison.Ordinal) || path.EndsWith("/podman.sock", StringComparison.Ordinal)
        || path.EndsWith("/containerd.sock", StringComparison.Ordinal) || path.EndsWith("/crio.sock", StringComparison.Ordinal);
}
