using System.Collections.Frozen;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>Finds volumes of types that Kubernetes has dropped, or leaves to drivers.</summary>
internal sealed class ReplaceRemovedVolumeType : KubernetesRule
{
    private const string Tied = "The volume '{0}' is of type '{1}', which ties the pod to one storage. Use a PersistentVolumeClaim, and leave the storage "
        + "to its class.";

    // The minor release of Kubernetes 1 that no longer mounts the type; 0 for one it still does. Release notes up to 1.36, as of 2026-11.
    private static readonly FrozenDictionary<string, int> Types = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["awsElasticBlockStore"] = 0,
        ["azureDisk"] = 0,
        ["azureFile"] = 0,
        ["cephfs"] = 31,
        ["cinder"] = 0,
        ["fc"] = 0,
        ["flexVolume"] = 0,
        ["flocker"] = 25,
        ["gcePersistentDisk"] = 0,
        ["gitRepo"] = 33,
        ["glusterfs"] = 26,
        ["iscsi"] = 0,
        ["nfs"] = 0,
        ["photonPersistentDisk"] = 0,
        ["portworxVolume"] = 0,
        ["quobyte"] = 25,
        ["rbd"] = 31,
        ["scaleIO"] = 22,
        ["storageos"] = 25,
        ["vsphereVolume"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "OPL1119",
        "Replace the removed type of volume",
        "The volume '{0}' is of type '{1}', which Kubernetes does not mount since 1.{2}, so the pod never starts. Use a driver's PersistentVolumeClaim.",
        RuleCategory.Correctness,
        RuleSeverity.Warning)
    {
        Practice = Practice.ManifestValidation,
        Aliases = ["trivy/KSV-0028"],
    };

    /// <inheritdoc/>
    public override void Initialize(KubernetesContext context) => context.RegisterPodTemplateAction(static c =>
    {
        foreach (var volume in c.Node.Volumes)
        {
            var name = YamlFacts.GetString(volume, "name", volume.Span);
            foreach (ref readonly var entry in volume.Entries)
            {
                if (entry.Key is YamlScalar type && Types.TryGetValue(type.Value, out var removedIn))
                {
                    var details = new DiagnosticDetails { IsOptIn = removedIn == 0, MessageFormat = removedIn == 0 ? Tied : null };
                    c.Report(type.Span, details, name.IsKnown ? name.Value : "(unnamed)", type.Value, $"{removedIn}");
                }
            }
        }
    });
}
