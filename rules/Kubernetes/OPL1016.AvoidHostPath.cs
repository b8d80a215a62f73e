using System.Collections.Frozen;
using System.Collections.Immutable;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds volumes that are directories of the node.</summary>
internal sealed class AvoidHostPath : KubernetesRule
{
    private const string Directories = "directories";

    // The directories that make up the node itself; the peers agree on them.
    private static readonly FrozenSet<string> Sensitive = FrozenSet.Create(
        StringComparer.Ordinal, "/", "/boot", "/dev", "/etc", "/lib", "/proc", "/sys", "/usr", "/var/lib/docker", "/var/lib/kubelet", "/root", "/var/run",
            "/run");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1016",
        "Keep off the file system of the node",
        "The volume '{0}' is '{1}' of the node, so the pod depends on that node and can change it. Use a PersistentVolumeClaim, an emptyDir or a "
            + "projected volume.",
        RuleCategory.Security,
        RuleSeverity.Warning)
    {
        Reach = RuleReach.Production,
        SecuritySeverity = 6.0,
        Weaknesses = [668],
        Aliases = ["kube-linter/sensitive-host-mounts", "kube-linter/host-mounts", "polaris/hostPathSet", "trivy/KSV-0023", "trivy/KSV-0121"],
        Options =
        [
            new RuleOption(Directories, RuleOptionType.StringList, "", "Regular expressions of further directories that no container may mount.")
            {
                PeerSettings = ["kube-linter/host-mounts.dirs"],
            },
        ],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        foreach (var volume in c.Node.Volumes)
        {
            var name = YamlFacts.GetString(volume, "name", volume.Span);
            var path = YamlFacts.GetString(YamlFacts.GetMapping(volume, "hostPath", volume.Span), "path");
            if (!path.IsKnown || name.IsUnknown)
            {
                continue;
            }

            var directory = path.Value.Length > 1 ? path.Value.TrimEnd('/') : path.Value;
            var isSensitive = Sensitive.Contains(directory);
            var aliases = ImmutableArray.CreateBuilder<string>();
            aliases.AddRange("polaris/hostPathSet", "trivy/KSV-0023");
            if (isSensitive)
            {
                aliases.Add("trivy/KSV-0121");
            }

            var isMounted = name.IsKnown && c.Node.IsMounted(name.Value);
            if (isSensitive && isMounted && directory != "/var/lib/docker")
            {
                aliases.Add("kube-linter/sensitive-host-mounts");
            }

            var isForbidden = name.IsKnown && c.Node.IsMounted(name.Value) && PatternList.IsMatch(c.GetOption(Directories), directory);
            if (isForbidden)
            {
                aliases.Add("kube-linter/host-mounts");
            }

            c.Report(path.Span, new DiagnosticDetails { IsOptIn = !isSensitive && !isForbidden, Aliases = aliases.ToImmutable() }, name.IsKnown ? name.Value
                : "(unnamed)", path.Value);
        }
    });
}
