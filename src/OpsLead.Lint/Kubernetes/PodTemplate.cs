using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>A pod's specification, wherever it is embedded.</summary>
public sealed class PodTemplate
{
    // Where each kind keeps the pod's spec. Kubernetes API reference 1.36; Argo Rollouts v1alpha1; OpenShift apps.openshift.io/v1; Knative serving v1.
    private static readonly Dictionary<string, string[]> SpecPaths = new(StringComparer.Ordinal)
    {
        ["Pod"] = ["spec"],
        ["PodTemplate"] = ["template", "spec"],
        ["Deployment"] = ["spec", "template", "spec"],
        ["DeploymentConfig"] = ["spec", "template", "spec"],
        ["ReplicaSet"] = ["spec", "template", "spec"],
        ["ReplicationController"] = ["spec", "template", "spec"],
        ["StatefulSet"] = ["spec", "template", "spec"],
        ["DaemonSet"] = ["spec", "template", "spec"],
        ["Job"] = ["spec", "template", "spec"],
        ["CronJob"] = ["spec", "jobTemplate", "spec", "template", "spec"],
        ["Rollout"] = ["spec", "template", "spec"],
        ["Service"] = ["spec", "template", "spec"],
        ["ScaledJob"] = ["spec", "jobTargetRef", "template", "spec"],
    };

    // Where a custom resource that embeds a pod template keeps it by convention.
    private static readonly string[] ConventionalPath = ["spec", "template", "spec"];

    private ILookup<string, YamlMapping>? volumesByName;
    private HashSet<string>? mountedNames;

    private PodTemplate(KubernetesObject owner, YamlMapping parent, YamlMapping spec, TextSpan anchor)
    {
        Owner = owner;
        Metadata = YamlFacts.GetMapping(parent, "metadata", anchor);
        Spec = spec;
        Anchor = anchor;
        Containers = ReadContainers();
    }

    /// <summary>The object that holds it.</summary>
    public KubernetesObject Owner { get; }

    /// <summary>The pod's <c>spec</c>.</summary>
    public YamlMapping Spec { get; }

    /// <summary>Where a finding about the pod as a whole points: the key <c>spec</c> that holds it.</summary>
    public TextSpan Anchor { get; }

    /// <summary>The metadata of the pods; absent points at the key <c>spec</c>.</summary>
    public Fact<YamlMapping> Metadata { get; }

    /// <summary>The pod's <c>securityContext</c>; absent points at the key <c>spec</c>.</summary>
    public Fact<YamlMapping> SecurityContext => YamlFacts.GetMapping(Spec, "securityContext", Anchor);

    /// <summary>The volumes.</summary>
    public IReadOnlyList<YamlMapping> Volumes => YamlFacts.GetItems(Spec, "volumes");

    /// <summary>The volumes of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>One, or several where the manifest is wrong. Never null.</returns>
    public IEnumerable<YamlMapping> GetVolumes(string name) =>
        (volumesByName ??= Volumes.Where(static volume => GetName(volume).IsKnown).ToLookup(static volume => GetName(volume).Value, StringComparer.Ordinal))[name];

    /// <summary>Whether a container mounts a volume.</summary>
    /// <param name="name">The volume's name.</param>
    /// <returns>True when one does.</returns>
    public bool IsMounted(string name) =>
        (mountedNames ??= Containers.SelectMany(static container => container.VolumeMounts).Select(GetName).Where(static mounted => mounted.IsKnown).Select(static mounted => mounted.Value)
            .ToHashSet(StringComparer.Ordinal)).Contains(name);

    /// <summary>Whether the pods run on Windows, where half of the security context means nothing.</summary>
    public bool IsWindows => YamlFacts.GetString(YamlFacts.GetMapping(Spec, "os", Anchor), "name") is { IsKnown: true, Value: "windows" };

    /// <summary>All containers: init, then regular, then ephemeral, each in the order of the text.</summary>
    public IReadOnlyList<Container> Containers { get; }

    /// <summary>Where the pod's spec of an object stands; empty for an object that has none.</summary>
    internal static ReadOnlySpan<string> GetSpecPath(KubernetesObject owner)
    {
        var isCustom = owner.Group.Contains('.', StringComparison.Ordinal);
        return SpecPaths.TryGetValue(owner.Kind, out var path) && owner.Kind switch
        {
            "Rollout" => owner.Group == "argoproj.io",
            "Service" => owner.Group == "serving.knative.dev",
            "ScaledJob" => owner.Group == "keda.sh",
            "DeploymentConfig" => owner.Group is "apps.openshift.io" or "",
            _ => !isCustom,
        }
            ? path
            : isCustom ? ConventionalPath : default;
    }

    /// <summary>Whether an object is of a kind that runs pods, wherever its template is.</summary>
    internal static bool IsWorkloadKind(KubernetesObject owner) => GetSpecPath(owner) is { IsEmpty: false } path && path != ConventionalPath;

    internal static PodTemplate? Find(KubernetesObject owner)
    {
        var path = GetSpecPath(owner);
        if (path.IsEmpty)
        {
            return null;
        }

        YamlNode node = owner.Root;
        var parent = owner.Root;
        var anchor = owner.KindSpan;
        foreach (var key in path)
        {
            if (node is not YamlMapping mapping || !mapping.TryGetEntry(key, out var entry))
            {
                return null;
            }

            parent = mapping;
            anchor = entry.Key.Span;
            node = entry.Value.Resolve();
        }

        // A custom resource of which nothing is known embeds a pod template only when it lists containers.
        return node is YamlMapping spec && (SpecPaths.ContainsKey(owner.Kind) || spec.TryGetSequence("containers", out _))
            ? new PodTemplate(owner, parent, spec, anchor)
            : null;
    }

    private static Fact<string> GetName(YamlMapping item) => YamlFacts.GetString(item, "name", item.Span);

    private List<Container> ReadContainers()
    {
        var result = new List<Container>();
        Read("initContainers", ContainerRole.Init);
        Read("containers", ContainerRole.Regular);
        Read("ephemeralContainers", ContainerRole.Ephemeral);
        return result;

        void Read(string key, ContainerRole role)
        {
            if (Spec.TryGetValue(key, out var value) && value is YamlSequence sequence)
            {
                foreach (var item in sequence.Items)
                {
                    if (item.Resolve() is YamlMapping mapping)
                    {
                        result.Add(new Container(this, mapping, role));
                    }
                }
            }
        }
    }
}
