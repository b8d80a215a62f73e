using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Kubernetes;

/// <summary>Leaves the references of objects by name, and the objects that such references name.</summary>
internal static class KubernetesReferenceReader
{
    private static readonly Fact<string> NoText = Fact<string>.Absent(default);

    /// <summary>The references of a workload's pods.</summary>
    public static void CollectPod(FileAnalysis file, KubernetesObject manifest)
    {
        if (manifest.PodTemplate is not { } pod)
        {
            return;
        }

        var reader = new PodReader(file, manifest.Namespace);
        foreach (var container in pod.Containers)
        {
            foreach (var variable in container.Environment)
            {
                var from = YamlFacts.GetMapping(variable, "valueFrom", variable.Span);
                reader.AddKey(from, "configMapKeyRef", "ConfigMap");
                reader.AddKey(from, "secretKeyRef", "Secret");
            }

            foreach (var source in YamlFacts.GetItems(container.Mapping, "envFrom"))
            {
                var from = Fact<YamlMapping>.Known(source, source.Span);
                reader.Add(from, "configMapRef", "ConfigMap", "name");
                reader.Add(from, "secretRef", "Secret", "name");
            }
        }

        foreach (var volume in pod.Volumes)
        {
            var from = Fact<YamlMapping>.Known(volume, volume.Span);
            reader.Add(from, "configMap", "ConfigMap", "name");
            reader.Add(from, "secret", "Secret", "secretName");
            reader.Add(from, "persistentVolumeClaim", "PersistentVolumeClaim", "claimName");
            foreach (var source in YamlFacts.GetItems(YamlFacts.GetMapping(from, "projected") is { IsKnown: true } projected ? projected.Value : null, "sources"))
            {
                var projection = Fact<YamlMapping>.Known(source, source.Span);
                reader.Add(projection, "configMap", "ConfigMap", "name");
                reader.Add(projection, "secret", "Secret", "name");
            }
        }

        var account = YamlFacts.GetString(pod.Spec, "serviceAccountName", pod.Anchor);
        if (account.IsAbsent)
        {
            account = YamlFacts.GetString(pod.Spec, "serviceAccount", pod.Anchor);
        }

        if (account is { IsKnown: true, Value: not ("" or "default") })
        {
            file.AddFact(new ReferenceFact(file.Document, "ServiceAccount", manifest.Namespace, account, NoText, "serviceAccountName", IsOptional: false));
        }
    }

    /// <summary>What another object refers to, and what can be referred to by it.</summary>
    public static void Collect(FileAnalysis file, KubernetesObject manifest)
    {
        switch (manifest.Kind)
        {
            case "ConfigMap" when manifest.Group.Length == 0:
                AddObject(file, manifest, "ConfigMap", manifest.Name, ReadKeys(manifest, "data", "binaryData"));
                break;
            case "Secret" when manifest.Group.Length == 0:
                AddObject(file, manifest, "Secret", manifest.Name, ReadKeys(manifest, "data", "stringData"));
                break;
            case "SealedSecret" when manifest.Group == "bitnami.com":
                AddObject(file, manifest, "Secret", manifest.Name, Fact<IReadOnlyCollection<string>>.Unknown(manifest.KindSpan));
                break;
            case "ExternalSecret" when manifest.Group is "external-secrets.io" or "kubernetes-client.io":
                var target = YamlFacts.GetString(YamlFacts.GetMapping(manifest.Spec, "target"), "name");
                AddObject(file, manifest, "Secret", target.IsAbsent ? manifest.Name : target, Fact<IReadOnlyCollection<string>>.Unknown(manifest.KindSpan));
                break;
            case "Certificate" when manifest.Group == "cert-manager.io":
                AddObject(file, manifest, "Secret", YamlFacts.GetString(manifest.Spec, "secretName"), Fact<IReadOnlyCollection<string>>.Unknown(manifest.KindSpan));
                break;
            case "Ingress":
                ReadIngress(file, manifest);
                break;
            case "HTTPRoute" or "GRPCRoute" or "TCPRoute" or "TLSRoute" or "UDPRoute" when manifest.Group == "gateway.networking.k8s.io":
                ReadRoute(file, manifest);
                break;
            case "Role" or "ClusterRole" when manifest.Group == "rbac.authorization.k8s.io":
                ReadRole(file, manifest);
                break;
            case "RoleBinding" or "ClusterRoleBinding" when manifest.Group == "rbac.authorization.k8s.io":
                ReadBinding(file, manifest);
                break;
            default:
                AddObject(file, manifest, manifest.Kind, manifest.Name, Fact<IReadOnlyCollection<string>>.Absent(manifest.KindSpan));
                break;
        }
    }

    private static void AddObject(FileAnalysis file, KubernetesObject manifest, string kind, Fact<string> name, Fact<IReadOnlyCollection<string>> keys) =>
        file.AddFact(new NamedObjectFact(file.Document, manifest.Group, kind, name, manifest.Namespace, manifest.Anchor) { Keys = keys });

    private static Fact<IReadOnlyCollection<string>> ReadKeys(KubernetesObject manifest, params ReadOnlySpan<string> sections)
    {
        var result = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            var data = YamlFacts.GetMapping(manifest.Root, section, manifest.KindSpan);
            if (data.IsUnknown || (data.IsKnown && data.Value.IsOpen))
            {
                return Fact<IReadOnlyCollection<string>>.Unknown(data.Span);
            }

            if (data.IsKnown)
            {
                foreach (ref readonly var entry in data.Value.Entries)
                {
                    if (entry.Key is not YamlScalar key || YamlFacts.IsTemplated(key.Value))
                    {
                        return Fact<IReadOnlyCollection<string>>.Unknown(data.Span);
                    }

                    result.Add(key.Value);
                }
            }
        }

        return Fact<IReadOnlyCollection<string>>.Known(result, manifest.Anchor);
    }

    private static void ReadIngress(FileAnalysis file, KubernetesObject manifest)
    {
        if (manifest.Group is not ("networking.k8s.io" or "extensions") || !manifest.Spec.IsKnown)
        {
            return;
        }

        var isFirst = manifest.ApiVersion is "networking.k8s.io/v1";
        AddBackend(YamlFacts.GetMapping(manifest.Spec, isFirst ? "defaultBackend" : "backend"));
        var className = YamlFacts.GetString(manifest.Spec, "ingressClassName");
        if (className.IsAbsent)
        {
            className = manifest.GetAnnotation("kubernetes.io/ingress.class");
        }

        // A canary of the same host and path is the second of a pair by intent.
        var isCanary = !manifest.GetAnnotation("nginx.ingress.kubernetes.io/canary").IsAbsent;
        foreach (var rule in YamlFacts.GetItems(manifest.Spec.Value, "rules"))
        {
            var host = YamlFacts.GetString(rule, "host", rule.Span);
            var http = YamlFacts.GetMapping(rule, "http", rule.Span);
            foreach (var path in YamlFacts.GetItems(http.IsKnown ? http.Value : null, "paths"))
            {
                AddBackend(YamlFacts.GetMapping(path, "backend", path.Span));
                var value = YamlFacts.GetString(path, "path", path.Span);
                if (!isCanary)
                {
                    file.AddFact(new IngressPathFact(
                        file.Document, manifest.Name, manifest.Namespace, className, host, value, YamlFacts.GetString(path, "pathType", path.Span),
                        value.IsKnown ? value.Span : host.IsKnown ? host.Span : path.Entries.IsEmpty ? path.Span : path.Entries[0].Key.Span));
                }
            }
        }

        void AddBackend(Fact<YamlMapping> backend)
        {
            if (!backend.IsKnown || backend.Value.TryGetValue("resource", out _))
            {
                return;
            }

            if (isFirst)
            {
                var service = YamlFacts.GetMapping(backend, "service");
                var port = YamlFacts.GetMapping(service, "port");
                file.AddFact(new BackendFact(
                    file.Document, manifest.DisplayName, manifest.Kind, manifest.Namespace,
                    service.IsAbsent ? Fact<string>.Absent(backend.Span) : YamlFacts.GetString(service, "name"),
                    YamlFacts.GetString(port, "name"), YamlFacts.GetString(port, "number")));
                return;
            }

            var written = YamlFacts.GetString(backend, "servicePort");
            var isNumber = written.IsKnown && int.TryParse(written.Value, out _);
            file.AddFact(new BackendFact(
                file.Document, manifest.DisplayName, manifest.Kind, manifest.Namespace, YamlFacts.GetString(backend, "serviceName"),
                isNumber ? Fact<string>.Absent(written.Span) : written, isNumber || !written.IsKnown ? written : Fact<string>.Absent(written.Span)));
        }
    }

    private static void ReadRoute(FileAnalysis file, KubernetesObject manifest)
    {
        foreach (var rule in YamlFacts.GetItems(manifest.Spec.IsKnown ? manifest.Spec.Value : null, "rules"))
        {
            foreach (var backend in YamlFacts.GetItems(rule, "backendRefs"))
            {
                var kind = YamlFacts.GetString(backend, "kind", backend.Span);
                var group = YamlFacts.GetString(backend, "group", backend.Span);
                var space = YamlFacts.GetString(backend, "namespace", backend.Span);
                if ((kind.IsAbsent || kind is { IsKnown: true, Value: "Service" }) && (group.IsAbsent || group is { IsKnown: true, Value: "" }))
                {
                    file.AddFact(new BackendFact(
                        file.Document, manifest.DisplayName, manifest.Kind, space.IsAbsent ? manifest.Namespace : space, YamlFacts.GetString(backend, "name", backend.Span),
                        NoText, YamlFacts.GetString(backend, "port", backend.Span)));
                }
            }
        }
    }

    private static void ReadRole(FileAnalysis file, KubernetesObject manifest)
    {
        var rules = new List<(IReadOnlyList<string>, IReadOnlyList<string>)>();
        foreach (var rule in PolicyRule.Read(manifest))
        {
            if (rule.IsKnown)
            {
                rules.Add(([.. rule.Resources.Value.Select(static resource => resource.Value)], [.. rule.Verbs.Value.Select(static verb => verb.Value)]));
            }
        }

        var aggregates = new List<LabelSelector>();
        var aggregation = YamlFacts.GetMapping(manifest.Root, "aggregationRule", manifest.KindSpan);
        foreach (var item in YamlFacts.GetItems(aggregation.IsKnown ? aggregation.Value : null, "clusterRoleSelectors"))
        {
            if (LabelSelector.Read(Fact<YamlMapping>.Known(item, item.Span)) is { IsKnown: true } selector)
            {
                aggregates.Add(selector.Value);
            }
        }

        file.AddFact(new RoleGrantFact(file.Document, manifest.Kind, manifest.Name, manifest.Namespace, manifest.Anchor)
        {
            Labels = LabelSelector.ReadLabels(YamlFacts.GetMapping(manifest.Metadata, "labels")),
            Rules = rules,
            Aggregates = aggregates,
        });
    }

    private static void ReadBinding(FileAnalysis file, KubernetesObject manifest)
    {
        var role = YamlFacts.GetMapping(manifest.Root, "roleRef", manifest.KindSpan);
        var kind = YamlFacts.GetString(role, "kind");
        var name = YamlFacts.GetString(role, "name");
        if (name is { IsKnown: true } && kind is { IsKnown: true, Value: "Role" or "ClusterRole" } && !(kind.Value == "ClusterRole" && PolicyRule.IsBuiltInRole(name.Value)))
        {
            var space = kind.Value == "Role" ? manifest.Namespace : NoText;
            file.AddFact(new ReferenceFact(file.Document, kind.Value, space, name, NoText, "roleRef", IsOptional: false));
        }

        foreach (var subject in YamlFacts.GetItems(manifest.Root, "subjects"))
        {
            var account = YamlFacts.GetString(subject, "name", subject.Span);
            if (YamlFacts.GetString(subject, "kind", subject.Span) is { IsKnown: true, Value: "ServiceAccount" } && account is { IsKnown: true, Value: not "default" })
            {
                var space = YamlFacts.GetString(subject, "namespace", subject.Span);
                file.AddFact(new ReferenceFact(
                    file.Document, "ServiceAccount", space.IsAbsent ? manifest.Namespace : space, account, NoText, "subjects", IsOptional: false));
            }
        }
    }

    private readonly struct PodReader(FileAnalysis file, Fact<string> space)
    {
        public void AddKey(Fact<YamlMapping> parent, string field, string kind)
        {
            if (YamlFacts.GetMapping(parent, field) is { IsKnown: true } reference)
            {
                AddReference(reference, field, kind, "name", YamlFacts.GetString(reference, "key"));
            }
        }

        public void Add(Fact<YamlMapping> parent, string field, string kind, string nameKey)
        {
            if (YamlFacts.GetMapping(parent, field) is not { IsKnown: true } reference)
            {
                return;
            }

            var keys = YamlFacts.GetItems(reference.Value, "items");
            foreach (var item in keys)
            {
                AddReference(reference, field, kind, nameKey, YamlFacts.GetString(item, "key", item.Span));
            }

            if (keys.Count == 0)
            {
                AddReference(reference, field, kind, nameKey, NoText);
            }
        }

        private void AddReference(Fact<YamlMapping> reference, string field, string kind, string nameKey, Fact<string> key)
        {
            var name = YamlFacts.GetString(reference, nameKey);
            var optional = YamlFacts.GetBoolean(reference, "optional");
            if (name.IsKnown)
            {
                file.AddFact(new ReferenceFact(file.Document, kind, space, name, key, field, optional.IsUnknown ? null : optional is { IsKnown: true, Value: true }));
            }
        }
    }
}
