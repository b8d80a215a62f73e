using OpsLead.Lint.Text;

namespace OpsLead.Lint.Kubernetes;

/// <summary>An object of a manifest, as others refer to it.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public record NamedObjectFact(SourceDocument Document, string Group, string Kind, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
{
    /// <summary>The keys of a ConfigMap or Secret; unknown when a template or an operator writes them; absent for other kinds.</summary>
    public Fact<IReadOnlyCollection<string>> Keys { get; init; }

    /// <summary>Its own labels.</summary>
    public Fact<IReadOnlyDictionary<string, string>> Labels { get; init; }

    /// <summary>Kind and name as people write them.</summary>
    public string DisplayName => Name.IsKnown ? $"{Kind}/{Name.Value}" : Kind;
}

/// <summary>A port as an object declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Number">Its number.</param>
/// <param name="Target">Of a Service, the port of the pods that it stands for.</param>
/// <param name="Protocol">Its protocol; absent means TCP.</param>
public sealed record PortFact(Fact<string> Name, Fact<string> Number, Fact<string> Target, Fact<string> Protocol);

/// <summary>A container without a probe.</summary>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Anchor">Where a finding about it points.</param>
/// <param name="HasPorts">Whether it declares ports.</param>
public readonly record struct UnprobedContainer(string Name, TextSpan Anchor, bool HasPorts);

/// <summary>An object that runs pods, as what refers to it needs it.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Group">The API group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record WorkloadFact(SourceDocument Document, string Group, string Kind, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, Group, Kind, Name, Namespace, Anchor)
{
    /// <summary>The labels of its pods; where the template is not here, those its selector asks for.</summary>
    public Fact<IReadOnlyDictionary<string, string>> PodLabels { get; init; }

    /// <summary>What finds its pods; absent for a Pod or a Job.</summary>
    public Fact<LabelSelector> Selector { get; init; }

    /// <summary>How many pods; absent means 1, or as many as an autoscaler says.</summary>
    public Fact<long> Replicas { get; init; }

    /// <summary>The way it is updated: <c>RollingUpdate</c>, <c>Recreate</c>, <c>OnDelete</c>, <c>Rolling</c>.</summary>
    public Fact<string> Strategy { get; init; }

    /// <summary>The Service that names the pods of a StatefulSet.</summary>
    public Fact<string> ServiceName { get; init; }

    /// <summary>The ports of its containers.</summary>
    public IReadOnlyList<PortFact> Ports { get; init; } = [];

    /// <summary>Whether <see cref="Ports"/> are all there are.</summary>
    public bool ArePortsKnown { get; init; }

    /// <summary>Whether a container of it has a readiness probe; null where a template may supply it.</summary>
    public bool? HasReadinessProbe { get; init; }

    /// <summary>The regular containers that surely have no readiness probe.</summary>
    public IReadOnlyList<UnprobedContainer> ContainersWithoutReadiness { get; init; } = [];

    /// <summary>The containers that count for a resource metric and lack its request, by resource: <c>cpu</c>, <c>memory</c>.</summary>
    public IReadOnlyDictionary<string, string> ContainersWithoutRequest { get; init; } = new Dictionary<string, string>();

    /// <summary>All containers that request none of a resource, each with the resource. Never null.</summary>
    public IReadOnlyList<(string Container, string Resource)> MissingRequests { get; init; } = [];

    /// <summary>Whether its pods end by themselves.</summary>
    public bool IsLongRunning { get; init; }

    /// <summary>Whether its controller keeps a number of pods that may be above one.</summary>
    public bool IsReplicated => Kind is "Deployment" or "StatefulSet" or "ReplicaSet" or "ReplicationController" or "DeploymentConfig" or "Rollout";
}

/// <summary>A Service.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record ServiceFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, "", "Service", Name, Namespace, Anchor)
{
    /// <summary>What finds its pods; absent when somebody else writes its endpoints.</summary>
    public Fact<LabelSelector> Selector { get; init; }

    /// <summary>Its type; absent means ClusterIP.</summary>
    public Fact<string> Type { get; init; }

    /// <summary>Its address; <c>None</c> makes it headless.</summary>
    public Fact<string> ClusterAddress { get; init; }

    /// <summary>Its ports.</summary>
    public IReadOnlyList<PortFact> Ports { get; init; } = [];

    /// <summary>Whether <see cref="Ports"/> are all there are.</summary>
    public bool ArePortsKnown { get; init; }
}

/// <summary>What scales a workload: a HorizontalPodAutoscaler, a VerticalPodAutoscaler or a KEDA ScaledObject.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Group">The API group.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record AutoscalerFact(SourceDocument Document, string Group, string Kind, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, Group, Kind, Name, Namespace, Anchor)
{
    /// <summary>The version of what it scales.</summary>
    public Fact<string> TargetVersion { get; init; }

    /// <summary>The kind of what it scales.</summary>
    public Fact<string> TargetKind { get; init; }

    /// <summary>The name of what it scales.</summary>
    public Fact<string> TargetName { get; init; }

    /// <summary>The fewest pods; absent means 1, for KEDA 0.</summary>
    public Fact<long> Minimum { get; init; }

    /// <summary>The resources whose use in percent of the requests it goes by, each with its place.</summary>
    public IReadOnlyList<(string Resource, TextSpan Span)> Utilization { get; init; } = [];

    /// <summary>The resources whose use by one container in percent of its request it goes by (<c>ContainerResource</c>), each with its place. Never null.</summary>
    public IReadOnlyList<(string Container, string Resource, TextSpan Span)> ContainerUtilization { get; init; } = [];

    /// <summary>Of a VerticalPodAutoscaler, whether it changes pods: its mode is neither <c>Off</c> nor <c>Initial</c>; null when unknown.</summary>
    public bool? ChangesPods { get; init; }
}

/// <summary>A PodDisruptionBudget.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record DisruptionBudgetFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, "policy", "PodDisruptionBudget", Name, Namespace, Anchor)
{
    /// <summary>What finds its pods.</summary>
    public Fact<LabelSelector> Selector { get; init; }

    /// <summary>How many must stay.</summary>
    public Fact<string> MinAvailable { get; init; }

    /// <summary>How many may go.</summary>
    public Fact<string> MaxUnavailable { get; init; }
}

/// <summary>A selector of pods inside a NetworkPolicy's rules.</summary>
/// <param name="Selector">What finds the pods; placed at its key.</param>
/// <param name="HasNamespaceSelector">Whether it looks into other namespaces.</param>
public readonly record struct NetworkPolicyPeer(Fact<LabelSelector> Selector, bool HasNamespaceSelector);

/// <summary>A NetworkPolicy.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record NetworkPolicyFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, "networking.k8s.io", "NetworkPolicy", Name, Namespace, Anchor)
{
    /// <summary>The pods it is about.</summary>
    public Fact<LabelSelector> PodSelector { get; init; }

    /// <summary>Whether it says who may come in; null when unknown.</summary>
    public bool? CoversIngress { get; init; }

    /// <summary>Whether it says where pods may go; null when unknown.</summary>
    public bool? CoversEgress { get; init; }

    /// <summary>The selectors of pods in its rules.</summary>
    public IReadOnlyList<NetworkPolicyPeer> Peers { get; init; } = [];
}

/// <summary>A ServiceMonitor or PodMonitor.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record MonitorFact(SourceDocument Document, string Kind, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, "monitoring.coreos.com", Kind, Name, Namespace, Anchor)
{
    /// <summary>The labels it looks for: of Services for a ServiceMonitor, of pods for a PodMonitor.</summary>
    public Fact<LabelSelector> Selector { get; init; }

    /// <summary>Whether it looks into all namespaces; null when unknown.</summary>
    public bool? IsAnyNamespace { get; init; }

    /// <summary>The namespaces it looks into; absent for its own.</summary>
    public Fact<IReadOnlyList<string>> Namespaces { get; init; }
}

/// <summary>A Service and port that an Ingress or a route sends requests to.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Owner">Who sends, such as <c>Ingress/web</c>.</param>
/// <param name="OwnerKind">Its kind.</param>
/// <param name="Namespace">The namespace of the Service as written.</param>
/// <param name="Service">The Service; absent where the entry names none in the form of its version.</param>
/// <param name="PortName">The port's name; absent when it is given by number.</param>
/// <param name="PortNumber">The port's number; absent when it is given by name.</param>
public sealed record BackendFact(
    SourceDocument Document, string Owner, string OwnerKind, Fact<string> Namespace, Fact<string> Service, Fact<string> PortName, Fact<string> PortNumber);

/// <summary>A host and path that an Ingress answers.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Owner">The Ingress.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="IngressClass">Its class; absent for the default one.</param>
/// <param name="Host">The host; absent for all.</param>
/// <param name="Path">The path; absent for all.</param>
/// <param name="PathType">How the path is compared.</param>
/// <param name="Span">Where the path stands, or what holds it.</param>
public sealed record IngressPathFact(
    SourceDocument Document, Fact<string> Owner, Fact<string> Namespace, Fact<string> IngressClass, Fact<string> Host, Fact<string> Path, Fact<string> PathType, TextSpan Span);

/// <summary>A reference to an object by its name.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind">The kind referred to.</param>
/// <param name="Namespace">The namespace it is looked for in, as written.</param>
/// <param name="Name">The name referred to.</param>
/// <param name="Key">The key of a ConfigMap or Secret; absent for all of it.</param>
/// <param name="Field">The field that refers, such as <c>secretKeyRef</c>.</param>
/// <param name="IsOptional">Whether it may be missing; null when unknown.</param>
public sealed record ReferenceFact(SourceDocument Document, string Kind, Fact<string> Namespace, Fact<string> Name, Fact<string> Key, string Field, bool? IsOptional);

/// <summary>A PersistentVolumeClaim.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
/// <param name="AccessModes">How it may be mounted.</param>
public sealed record ClaimFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor, Fact<IReadOnlyList<string>> AccessModes)
    : NamedObjectFact(Document, "", "PersistentVolumeClaim", Name, Namespace, Anchor);

/// <summary>A claim that the pods of a workload mount.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Claim">The claim's name.</param>
public sealed record ClaimMountFact(WorkloadFact Workload, Fact<string> Claim);

/// <summary>A Role or ClusterRole with what it grants.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Anchor">Where a finding about it as a whole points.</param>
public sealed record RoleGrantFact(SourceDocument Document, string Kind, Fact<string> Name, Fact<string> Namespace, TextSpan Anchor)
    : NamedObjectFact(Document, "rbac.authorization.k8s.io", Kind, Name, Namespace, Anchor)
{
    /// <summary>The resources and verbs of its rules; a rule of which a part is unknown is left out.</summary>
    public IReadOnlyList<(IReadOnlyList<string> Resources, IReadOnlyList<string> Verbs)> Rules { get; init; } = [];

    /// <summary>What finds the ClusterRoles whose rules are its own, too.</summary>
    public IReadOnlyList<LabelSelector> Aggregates { get; init; } = [];
}
