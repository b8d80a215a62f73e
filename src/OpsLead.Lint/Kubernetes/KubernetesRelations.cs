using System.Runtime.CompilerServices;
using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Kubernetes;

/// <summary>Whether a reference finds what it names.</summary>
public enum RelationMatch
{
    /// <summary>It does not.</summary>
    Missing,

    /// <summary>It would if a namespace that is not written turned out to be the right one.</summary>
    Elsewhere,

    /// <summary>It does.</summary>
    Found,

    /// <summary>A template near it decides.</summary>
    Unknown,
}

/// <summary>How the objects of all manifests find each other; indexes are made when a rule first asks.</summary>
public sealed class KubernetesRelations
{
    /// <summary>The namespace of an object that names none.</summary>
    public const string DefaultNamespace = "default";

    // Files are looked at in parallel, and the answer is the same for all of a workspace.
    private static readonly ConditionalWeakTable<Workspace, FolderSet> Composed = [];

    private readonly FactStore facts;
    private readonly Workspace workspace;
    private readonly Lazy<LabelIndex<WorkloadFact>> workloads;
    private readonly Lazy<LabelIndex<ServiceFact>> services;
    private readonly Lazy<NameIndex> names;
    private readonly Lazy<Dictionary<WorkloadFact, List<ServiceFact>>> servicesByWorkload;
    private readonly Lazy<ILookup<(string Kind, string Name), AutoscalerFact>> autoscalers;

    internal KubernetesRelations(FactStore facts, Workspace workspace)
    {
        this.facts = facts;
        workloads = new(() => new LabelIndex<WorkloadFact>(facts.GetAll<WorkloadFact>(), static workload => workload.PodLabels));
        services = new(() => new LabelIndex<ServiceFact>(facts.GetAll<ServiceFact>(), static service => service.Labels));
        names = new(() => new NameIndex(Enumerable.Concat<NamedObjectFact>(facts.GetAll<NamedObjectFact>(), facts.GetAll<WorkloadFact>()).Concat(facts.GetAll<ServiceFact>()).Concat(facts.GetAll<ClaimFact>()).Concat(facts.GetAll<RoleGrantFact>())));
        this.workspace = workspace;
        servicesByWorkload = new(ReadServices);
        autoscalers = new(() => facts.GetAll<AutoscalerFact>().Where(static scaler => scaler is { TargetKind.IsKnown: true, TargetName.IsKnown: true, Kind: not "VerticalPodAutoscaler" })
            .ToLookup(static scaler => (scaler.TargetKind.Value.ToUpperInvariant(), scaler.TargetName.Value)));
    }

    /// <summary>The workloads by the labels of their pods.</summary>
    public LabelIndex<WorkloadFact> Workloads => workloads.Value;

    /// <summary>The Services by their own labels.</summary>
    public LabelIndex<ServiceFact> Services => services.Value;

    /// <summary>The objects by name.</summary>
    public NameIndex Names => names.Value;

    /// <summary>A namespace as it is compared: <c>default</c> where none is written.</summary>
    /// <param name="space">The namespace as written.</param>
    /// <returns>The name.</returns>
    public static string Normalize(Fact<string> space) => space.IsKnown ? space.Value : DefaultNamespace;

    /// <summary>Whether a namespace is one that Kubernetes itself fills.</summary>
    /// <param name="space">The namespace as written.</param>
    /// <returns>True for <c>kube-system</c> and its kin.</returns>
    public static bool IsSystem(Fact<string> space) => space is { IsKnown: true, Value: "kube-system" or "kube-public" or "kube-node-lease" };

    /// <summary>Whether two objects may meet: a namespace that is not written is set when the manifest is applied.</summary>
    /// <param name="left">The namespace of one.</param>
    /// <param name="right">The namespace of the other.</param>
    /// <returns>False only when both are written and differ.</returns>
    public static bool MayShareNamespace(Fact<string> left, Fact<string> right) => !left.IsKnown || !right.IsKnown || left.Value == right.Value;

    /// <summary>Whether an overlay, a chart or a generator may supply or change what lies in a folder.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>True when a <c>kustomization.yaml</c> or <c>Chart.yaml</c> lies in it or above it.</returns>
    public static bool IsComposed(Workspace workspace, string folder)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(folder);
        return Composed.GetValue(workspace, ReadComposed).IsAtOrAbove(folder);
    }

    /// <inheritdoc cref="IsComposed(Workspace, string)"/>
    public bool IsComposed(string folder) => IsComposed(workspace, folder);

    /// <summary>What scales a workload by the number of its pods.</summary>
    /// <param name="workload">The workload.</param>
    /// <returns>The autoscalers that name it, in its namespace.</returns>
    public IEnumerable<AutoscalerFact> GetAutoscalers(WorkloadFact workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return !workload.Name.IsKnown || workload.Namespace.IsUnknown
            ? []
            : autoscalers.Value[(workload.Kind.ToUpperInvariant(), workload.Name.Value)]
                .Where(scaler => !scaler.Namespace.IsUnknown && Normalize(scaler.Namespace) == Normalize(workload.Namespace));
    }

    /// <summary>The Services that send requests to a workload's pods.</summary>
    /// <param name="workload">The workload.</param>
    /// <returns>The Services of its namespace that select its pods.</returns>
    public IEnumerable<ServiceFact> GetServices(WorkloadFact workload)
    {
        ArgumentNullException.ThrowIfNull(workload);
        return servicesByWorkload.Value.GetValueOrDefault(workload) ?? [];
    }

    private Dictionary<WorkloadFact, List<ServiceFact>> ReadServices()
    {
        var result = new Dictionary<WorkloadFact, List<ServiceFact>>(ReferenceEqualityComparer.Instance);
        foreach (var service in facts.GetAll<ServiceFact>())
        {
            if (service.Selector is not { IsKnown: true, Value.IsEmpty: false })
            {
                continue;
            }

            foreach (var workload in Workloads.Find(service.Namespace, service.Selector.Value))
            {
                if (!result.TryGetValue(workload, out var list))
                {
                    result.Add(workload, list = []);
                }

                list.Add(service);
            }
        }

        return result;
    }

    private static FolderSet ReadComposed(Workspace workspace)
    {
        var result = new FolderSet();
        foreach (var document in workspace.Documents)
        {
            if (DocumentClassifier.ClassifyPath(document.Path) is DocumentKind.Kustomization or DocumentKind.HelmChart)
            {
                result.Add(document.Folder);
            }
        }

        return result;
    }
}

/// <summary>Finds objects by kind, namespace and name.</summary>
public sealed class NameIndex
{
    private readonly Dictionary<(string Kind, string Namespace, string Name), NamedObjectFact> byName = [];
    private readonly Dictionary<(string Kind, string Name), NamedObjectFact> everywhere = [];
    private readonly Dictionary<string, FolderSet> unknown = new(StringComparer.Ordinal);

    internal NameIndex(IEnumerable<NamedObjectFact> facts)
    {
        foreach (var fact in facts)
        {
            if (!fact.Name.IsKnown || fact.Namespace.IsUnknown)
            {
                if (!unknown.TryGetValue(fact.Kind, out var folders))
                {
                    unknown.Add(fact.Kind, folders = new FolderSet());
                }

                folders.Add(fact.Document.Folder);
                continue;
            }

            byName.TryAdd((fact.Kind, KubernetesRelations.Normalize(fact.Namespace), fact.Name.Value), fact);
            everywhere.TryAdd((fact.Kind, fact.Name.Value), fact);
        }
    }

    /// <summary>Finds an object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="space">The namespace it is looked for in.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The object, or null.</returns>
    public NamedObjectFact? Find(string kind, Fact<string> space, string name) =>
        space.IsUnknown ? null : byName.GetValueOrDefault((kind, KubernetesRelations.Normalize(space), name));

    /// <summary>Finds an object in whatever namespace.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The first one, or null.</returns>
    public NamedObjectFact? FindAnywhere(string kind, string name) => everywhere.GetValueOrDefault((kind, name));

    /// <summary>Whether an object is there.</summary>
    /// <param name="folder">The folder of what refers to it.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="space">The namespace it is looked for in.</param>
    /// <param name="name">Its name.</param>
    /// <returns>How sure it is.</returns>
    public RelationMatch Match(string folder, string kind, Fact<string> space, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (Find(kind, space, name) is not null)
        {
            return RelationMatch.Found;
        }

        return space.IsUnknown || (unknown.TryGetValue(kind, out var folders) && folders.IsNear(folder)) ? RelationMatch.Unknown
            : FindAnywhere(kind, name) is { } other && (space.IsAbsent || other.Namespace.IsAbsent) ? RelationMatch.Elsewhere
            : RelationMatch.Missing;
    }
}
