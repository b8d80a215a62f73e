using System.Collections.Frozen;
using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Finds services that can change the files of the host itself.</summary>
internal sealed class AvoidHostMount : ComposeRule
{
    private const string Reads = "The service '{0}' can read '{1}' of the host, its secrets included. Mount the one file it needs, or use a volume.";

    // The directories that make up the host itself.
    private static readonly FrozenSet<string> Sensitive = FrozenSet.Create(
        StringComparer.Ordinal, "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/var", "/var/lib/docker", "/root", "/home", "/var/run", "/run", "/var/lib",
        "/etc/shadow", "/etc/passwd", "/etc/sudoers", "/root/.ssh");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL3023",
        "Keep services off the file system of the host",
        "The service '{0}' can write to '{1}' of the host, which is as good as root there. Mount the one file it needs, read-only, or use a volume.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        SecuritySeverity = 7.0,
        Weaknesses = [668],
    };

    /// <inheritdoc/>
    public override void Initialize(ComposeContext context) => context.RegisterServiceAction(static c =>
    {
        foreach (var volume in c.Node.Volumes)
        {
            if (volume.Kind == ComposeMountKind.Bind && volume.Source.IsKnown && volume.IsReadOnly is { } isReadOnly
                && Sensitive.Contains(volume.Source.Value.Length > 1 ? volume.Source.Value.TrimEnd('/') : volume.Source.Value))
            {
                c.Report(volume.Source.Span, new DiagnosticDetails { IsOptIn = isReadOnly, MessageFormat = isReadOnly ? Reads : null }, c.Node.Name, volume.Source.Value);
            }
        }
    });
}
