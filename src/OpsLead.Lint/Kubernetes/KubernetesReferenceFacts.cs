using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Kubernetes;

/// <summary>An object that runs pods, as what refers to it needs it.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Labels">The labels of its pods; unknown when one of them is templated.</param>
public sealed record WorkloadFact(
    SourceDocument Document, string Kind, Fact<string> Name, Fact<string> Namespace, Fact<IReadOnlyDictionary<string, string>> Labels);

/// <summary>A Service that selects pods.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Name">Its name.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="Selector">The labels it asks for; absent when somebody else writes its endpoints.</param>
public sealed record ServiceFact(SourceDocument Document, Fact<string> Name, Fact<string> Namespace, Fact<IReadOnlyDictionary<string, string>> Selector);

/// <summary>A HorizontalPodAutoscaler.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Namespace">Its namespace as written.</param>
/// <param name="TargetKind">The kind it scales.</param>
/// <param name="TargetName">The name of what it scales.</param>
public sealed record AutoscalerFact(SourceDocument Document, Fact<string> Namespace, Fact<string> TargetKind, Fact<string> TargetName);

/// <summary>Leaves what objects refer to, and what can be referred to.</summary>
internal static class KubernetesReferenceFacts
{
    public static void Collect(FileAnalysis file, KubernetesObject manifest)
    {
        if (manifest.PodTemplate is { } pod)
        {
            file.AddFact(new WorkloadFact(file.Document, manifest.Kind, manifest.Name, manifest.Namespace, ReadLabels(YamlFacts.GetMapping(pod.Metadata, "labels"))));
        }
        else if (manifest is { Kind: "Service", ApiVersion: "v1" } && !YamlFacts.GetString(manifest.Spec, "type").IsUnknown)
        {
            var isExternal = YamlFacts.GetString(manifest.Spec, "type") is { IsKnown: true, Value: "ExternalName" };
            var selector = YamlFacts.GetMapping(manifest.Spec, "selector");
            file.AddFact(new ServiceFact(
                file.Document, manifest.Name, manifest.Namespace, isExternal ? Fact<IReadOnlyDictionary<string, string>>.Absent(manifest.KindSpan) : ReadLabels(selector)));
        }
        else if (manifest is { Kind: "HorizontalPodAutoscaler", Group: "autoscaling" })
        {
            var target = YamlFacts.GetMapping(manifest.Spec, "scaleTargetRef");
            file.AddFact(new AutoscalerFact(file.Document, manifest.Namespace, YamlFacts.GetString(target, "kind"), YamlFacts.GetString(target, "name")));
        }
    }

    private static Fact<IReadOnlyDictionary<string, string>> ReadLabels(Fact<YamlMapping> labels)
    {
        if (!labels.IsKnown)
        {
            return labels.Select(static _ => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>());
        }

        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ref readonly var entry in labels.Value.Entries)
        {
            if (entry.Key is not YamlScalar key || entry.Value.Resolve() is not YamlScalar value || key.Value == "<<" || YamlFacts.IsTemplated(key.Value) || YamlFacts.IsTemplated(value.Value))
            {
                return Fact<IReadOnlyDictionary<string, string>>.Unknown(labels.Span);
            }

            result[key.Value] = value.Value;
        }

        var isClosed = !labels.Value.IsOpen;
        return isClosed ? Fact<IReadOnlyDictionary<string, string>>.Known(result, labels.Span) : Fact<IReadOnlyDictionary<string, string>>.Unknown(labels.Span);
    }
}

/// <summary>How one object finds another.</summary>
public static class KubernetesReferences
{
    /// <summary>Whether two objects may meet: a namespace that is not written is set when the manifest is applied.</summary>
    /// <param name="left">The namespace of one.</param>
    /// <param name="right">The namespace of the other.</param>
    /// <returns>False only when both are written and differ.</returns>
    public static bool MayShareNamespace(Fact<string> left, Fact<string> right) => !left.IsKnown || !right.IsKnown || left.Value == right.Value;

    /// <summary>Whether labels have all that a selector asks for.</summary>
    /// <param name="selector">The selector.</param>
    /// <param name="labels">The labels.</param>
    /// <returns>Null when the labels are not known.</returns>
    public static bool? Matches(IReadOnlyDictionary<string, string> selector, Fact<IReadOnlyDictionary<string, string>> labels)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return labels.IsUnknown ? null : labels.IsKnown ? selector.All(pair => labels.Value.TryGetValue(pair.Key, out var value) && value == pair.Value) : selector.Count == 0;
    }

    /// <summary>Whether an overlay, a chart or a generator may supply or change what lies in a folder.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="folder">The folder.</param>
    /// <returns>True when a <c>kustomization.yaml</c> or <c>Chart.yaml</c> lies in it or above it.</returns>
    public static bool IsComposed(Workspace workspace, string folder)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(folder);
        return workspace.Documents.Any(document => DocumentClassifier.ClassifyPath(document.Path) is DocumentKind.Kustomization or DocumentKind.HelmChart
            && (document.Folder.Length == 0 || document.Folder == folder || folder.StartsWith(document.Folder + "/", StringComparison.Ordinal)));
    }
}
