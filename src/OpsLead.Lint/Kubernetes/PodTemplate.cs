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
    };

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

    /// <summary>Whether the pods run on Windows, where half of the security context means nothing.</summary>
    public bool IsWindows => YamlFacts.GetString(YamlFacts.GetMapping(Spec, "os", Anchor), "name") is { IsKnown: true, Value: "windows" };

    /// <summary>All containers: init, then regular, then ephemeral, each in the order of the text.</summary>
    public IReadOnlyList<Container> Containers { get; }

    internal static PodTemplate? Find(KubernetesObject owner)
    {
        if (!SpecPaths.TryGetValue(owner.Kind, out var path) || (owner is { Kind: "Rollout", Group: not "argoproj.io" }) || (owner is { Kind: "Service" }))
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

        return node is YamlMapping spec ? new PodTemplate(owner, parent, spec, anchor) : null;
    }

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
