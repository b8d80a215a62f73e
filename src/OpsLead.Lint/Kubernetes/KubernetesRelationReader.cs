using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Kubernetes;

/// <summary>Leaves what objects refer to, and what can be referred to.</summary>
internal static class KubernetesRelationReader
{
    public static void Collect(FileAnalysis file, KubernetesObject manifest)
    {
        if (manifest.IsWorkload)
        {
            var workload = ReadWorkload(file, manifest);
            file.AddFact(workload);
            foreach (var volume in manifest.PodTemplate?.Volumes ?? [])
            {
                if (YamlFacts.GetString(YamlFacts.GetMapping(volume, "persistentVolumeClaim", volume.Span), "claimName") is { IsKnown: true } claim)
                {
                    file.AddFact(new ClaimMountFact(workload, claim));
                }
            }

            KubernetesReferenceReader.CollectPod(file, manifest);
            return;
        }

        switch (manifest.Kind)
        {
            case "Service" when manifest.Group.Length == 0:
                file.AddFact(ReadService(file, manifest));
                break;
            case "HorizontalPodAutoscaler" when manifest.Group == "autoscaling":
            case "ScaledObject" when manifest.Group == "keda.sh":
            case "VerticalPodAutoscaler" when manifest.Group == "autoscaling.k8s.io":
                file.AddFact(ReadAutoscaler(file, manifest));
                break;
            case "PodDisruptionBudget" when manifest.Group == "policy":
                file.AddFact(new DisruptionBudgetFact(file.Document, manifest.Name, manifest.Namespace, manifest.Anchor)
                {
                    Selector = LabelSelector.Read(YamlFacts.GetMapping(manifest.Spec, "selector")),
                    MinAvailable = YamlFacts.GetString(manifest.Spec, "minAvailable"),
                    MaxUnavailable = YamlFacts.GetString(manifest.Spec, "maxUnavailable"),
                });
                break;
            case "NetworkPolicy" when manifest.Group == "networking.k8s.io":
                file.AddFact(ReadNetworkPolicy(file, manifest));
                break;
            case "PersistentVolumeClaim" when manifest.Group.Length == 0:
                file.AddFact(new ClaimFact(
                    file.Document, manifest.Name, manifest.Namespace, manifest.Anchor,
                    YamlFacts.GetStrings(manifest.Spec, "accessModes").Select(static modes => (IReadOnlyList<string>)[.. modes.Select(static mode => mode.Value)])));
                break;
            case "ServiceMonitor" or "PodMonitor" when manifest.Group == "monitoring.coreos.com":
                file.AddFact(ReadMonitor(file, manifest));
                break;
            default:
                KubernetesReferenceReader.Collect(file, manifest);
                break;
        }
    }

    public static IReadOnlyList<PortFact> ReadPorts(YamlMapping? owner, string number, out bool areKnown)
    {
        areKnown = owner is not null && !owner.IsOpen;
        if (owner is null || !owner.TryGetValue("ports", out var node) || node.Resolve() is not YamlSequence ports)
        {
            areKnown &= owner is null || !owner.TryGetValue("ports", out var other) || other is YamlScalar { IsNull: true };
            return [];
        }

        var result = new List<PortFact>(ports.Items.Length);
        foreach (var item in ports.Items)
        {
            if (item.Resolve() is not YamlMapping port || port.IsOpen)
            {
                areKnown = false;
                continue;
            }

            var fact = new PortFact(
                YamlFacts.GetString(port, "name", port.Span),
                YamlFacts.GetString(port, number, port.Span),
                YamlFacts.GetString(port, "targetPort", port.Span),
                YamlFacts.GetString(port, "protocol", port.Span));
            areKnown &= !fact.Name.IsUnknown && !fact.Number.IsUnknown;
            result.Add(fact);
        }

        return result;
    }

    private static WorkloadFact ReadWorkload(FileAnalysis file, KubernetesObject manifest)
    {
        var spec = manifest.Spec;
        var selector = YamlFacts.GetMapping(spec, "selector");
        var read = manifest.Kind is "ReplicationController" or "DeploymentConfig" ? LabelSelector.ReadMap(selector) : LabelSelector.Read(selector);
        var labels = manifest.PodLabels;
        var ports = new List<PortFact>();
        var arePortsKnown = manifest.PodTemplate is not null && !manifest.PodTemplate.Spec.IsOpen;
        bool? hasReadiness = false;
        var unprobed = new List<UnprobedContainer>();
        var withoutRequest = new Dictionary<string, string>(StringComparer.Ordinal);
        var missing = new List<(string Container, string Resource)>();
        foreach (var container in manifest.PodTemplate?.Containers ?? [])
        {
            if (container.Role is not (ContainerRole.Regular or ContainerRole.Sidecar))
            {
                continue;
            }

            ports.AddRange(ReadPorts(container.Mapping, "containerPort", out var areKnown));
            arePortsKnown &= areKnown;
            var probe = container.GetProbe("readinessProbe");
            hasReadiness = hasReadiness == true || probe.IsKnown ? true : probe.IsUnknown ? null : hasReadiness;
            if (probe.IsAbsent && container.Role == ContainerRole.Regular)
            {
                unprobed.Add(new UnprobedContainer(container.DisplayName, container.Anchor, container.Mapping.TryGetValue("ports", out _)));
            }

            NoteRequest(container, "cpu", withoutRequest, missing);
            NoteRequest(container, "memory", withoutRequest, missing);
        }

        return new WorkloadFact(file.Document, manifest.Group, manifest.Kind, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            Labels = ReadOwnLabels(manifest),
            PodLabels = labels.IsAbsent && read.IsKnown && read.Value.MatchLabels.Count > 0
                ? Fact<IReadOnlyDictionary<string, string>>.Known(read.Value.MatchLabels, read.Span)
                : labels,
            Selector = manifest.Kind is "Pod" or "Job" or "CronJob" or "PodTemplate" ? Fact<LabelSelector>.Absent(manifest.KindSpan) : read,
            Replicas = YamlFacts.GetInteger(spec, "replicas"),
            Strategy = YamlFacts.GetString(YamlFacts.GetMapping(spec, manifest.Kind is "StatefulSet" or "DaemonSet" ? "updateStrategy" : "strategy"), "type"),
            ServiceName = manifest.Kind == "StatefulSet" ? YamlFacts.GetString(spec, "serviceName") : Fact<string>.Absent(manifest.KindSpan),
            Ports = ports,
            ArePortsKnown = arePortsKnown,
            HasReadinessProbe = manifest.PodTemplate is null ? null : hasReadiness,
            ContainersWithoutReadiness = unprobed,
            ContainersWithoutRequest = withoutRequest,
            MissingRequests = missing,
            IsLongRunning = manifest.IsLongRunning,
        };
    }

    private static void NoteRequest(Container container, string resource, Dictionary<string, string> withoutRequest, List<(string Container, string Resource)> missing)
    {
        // A request that is not set is the limit.
        if (container.HasResource("requests", resource) == false && container.HasResource("limits", resource) == false)
        {
            withoutRequest.TryAdd(resource, container.DisplayName);
            missing.Add((container.DisplayName, resource));
        }
    }

    private static ServiceFact ReadService(FileAnalysis file, KubernetesObject manifest)
    {
        var type = YamlFacts.GetString(manifest.Spec, "type");
        var ports = ReadPorts(manifest.Spec.IsKnown ? manifest.Spec.Value : null, "port", out var areKnown);
        return new ServiceFact(file.Document, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            Labels = ReadOwnLabels(manifest),
            Selector = type.IsUnknown ? Fact<LabelSelector>.Unknown(type.Span)
                : type is { IsKnown: true, Value: "ExternalName" } ? Fact<LabelSelector>.Absent(manifest.KindSpan)
                : LabelSelector.ReadMap(YamlFacts.GetMapping(manifest.Spec, "selector")),
            Type = type,
            ClusterAddress = YamlFacts.GetString(manifest.Spec, "clusterIP"),
            Ports = ports,
            ArePortsKnown = areKnown && !manifest.Spec.IsUnknown,
        };
    }

    private static AutoscalerFact ReadAutoscaler(FileAnalysis file, KubernetesObject manifest)
    {
        var isKeda = manifest.Kind == "ScaledObject";
        var target = YamlFacts.GetMapping(manifest.Spec, manifest.Kind == "VerticalPodAutoscaler" ? "targetRef" : "scaleTargetRef");
        var kind = YamlFacts.GetString(target, "kind");
        var version = YamlFacts.GetString(target, "apiVersion");
        var mode = YamlFacts.GetString(YamlFacts.GetMapping(manifest.Spec, "updatePolicy"), "updateMode");
        var utilization = new List<(string, Text.TextSpan)>();
        var containerUtilization = new List<(string, string, Text.TextSpan)>();
        if (manifest.Kind == "HorizontalPodAutoscaler")
        {
            ReadUtilization(manifest, utilization, containerUtilization);
        }

        return new AutoscalerFact(file.Document, manifest.Group, manifest.Kind, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            // KEDA's own defaults (keda.sh/v1alpha1, ScaleTarget).
            TargetKind = isKeda && kind.IsAbsent && target.IsKnown ? Fact<string>.Known("Deployment", target.Span) : kind,
            TargetVersion = isKeda && version.IsAbsent && target.IsKnown ? Fact<string>.Known("apps/v1", target.Span) : version,
            TargetName = YamlFacts.GetString(target, "name"),
            Minimum = YamlFacts.GetInteger(manifest.Spec, isKeda ? "minReplicaCount" : "minReplicas"),
            Utilization = utilization,
            ContainerUtilization = containerUtilization,
            ChangesPods = manifest.Kind != "VerticalPodAutoscaler" ? false : mode.IsUnknown ? null : mode is not { IsKnown: true, Value: "Off" or "Initial" },
        };
    }

    private static void ReadUtilization(KubernetesObject manifest, List<(string, Text.TextSpan)> result, List<(string, string, Text.TextSpan)> byContainer)
    {
        if (!manifest.Spec.IsKnown)
        {
            return;
        }

        // autoscaling/v1 has this one metric.
        if (YamlFacts.GetString(manifest.Spec, "targetCPUUtilizationPercentage") is { IsKnown: true } percentage)
        {
            result.Add(("cpu", percentage.Span));
        }

        foreach (var metric in YamlFacts.GetItems(manifest.Spec.Value, "metrics"))
        {
            if (ReadUtilization(YamlFacts.GetMapping(metric, "resource", metric.Span)) is { } name)
            {
                result.Add((name.Value, name.Span));
            }

            var one = YamlFacts.GetMapping(metric, "containerResource", metric.Span);
            if (ReadUtilization(one) is { } resource && YamlFacts.GetString(one, "container") is { IsKnown: true } container)
            {
                byContainer.Add((container.Value, resource.Value, resource.Span));
            }
        }
    }

    // The resource of a metric that goes by percent of the request; null for one that goes by a value.
    private static Fact<string>? ReadUtilization(Fact<YamlMapping> metric)
    {
        var isUtilization = YamlFacts.GetString(YamlFacts.GetMapping(metric, "target"), "type") is { IsKnown: true, Value: "Utilization" }
            || YamlFacts.GetString(metric, "targetAverageUtilization").IsKnown;
        return isUtilization && YamlFacts.GetString(metric, "name") is { IsKnown: true, Value: "cpu" or "memory" } name ? name : null;
    }

    private static NetworkPolicyFact ReadNetworkPolicy(FileAnalysis file, KubernetesObject manifest)
    {
        var spec = manifest.Spec;
        var types = YamlFacts.GetStrings(spec, "policyTypes");
        var hasEgress = spec.IsKnown && spec.Value.TryGetSequence("egress", out var egress) && egress.Items.Length > 0;
        var isDefault = types.IsAbsent || (types.IsKnown && types.Value.Count == 0);
        var peers = new List<NetworkPolicyPeer>();
        foreach (var (rules, ends) in ((string, string)[])[("ingress", "from"), ("egress", "to")])
        {
            foreach (var rule in YamlFacts.GetItems(spec.IsKnown ? spec.Value : null, rules))
            {
                foreach (var peer in YamlFacts.GetItems(rule, ends))
                {
                    var selector = YamlFacts.GetMapping(peer, "podSelector", peer.Span);
                    if (!selector.IsAbsent)
                    {
                        peers.Add(new NetworkPolicyPeer(LabelSelector.Read(selector), peer.IsOpen || peer.TryGetValue("namespaceSelector", out _)));
                    }
                }
            }
        }

        return new NetworkPolicyFact(file.Document, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            PodSelector = LabelSelector.Read(YamlFacts.GetMapping(spec, "podSelector")),

            // API reference, NetworkPolicySpec.policyTypes: Ingress, and Egress where rules for it exist.
            CoversIngress = types.IsUnknown || spec.IsUnknown ? null : isDefault || types.Value.Any(static type => type.Value == "Ingress"),
            CoversEgress = types.IsUnknown || spec.IsUnknown ? null : isDefault ? hasEgress : types.Value.Any(static type => type.Value == "Egress"),
            Peers = peers,
        };
    }

    private static MonitorFact ReadMonitor(FileAnalysis file, KubernetesObject manifest)
    {
        var namespaces = YamlFacts.GetMapping(manifest.Spec, "namespaceSelector");
        var any = YamlFacts.GetBoolean(namespaces, "any");
        return new MonitorFact(file.Document, manifest.Kind, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            Selector = LabelSelector.Read(YamlFacts.GetMapping(manifest.Spec, "selector")),
            IsAnyNamespace = any.IsUnknown ? null : any is { IsKnown: true, Value: true },
            Namespaces = YamlFacts.GetStrings(namespaces, "matchNames").Select(static names => (IReadOnlyList<string>)[.. names.Select(static name => name.Value)]),
        };
    }

    private static Fact<IReadOnlyDictionary<string, string>> ReadOwnLabels(KubernetesObject manifest) =>
        LabelSelector.ReadLabels(YamlFacts.GetMapping(manifest.Metadata, "labels"));
}
