using OpsLead.Lint.Engine;

namespace OpsLead.Lint.Kubernetes;

/// <summary>A container of a workload, as the rules across files need it.</summary>
/// <param name="Document">The manifest.</param>
/// <param name="Owner">The workload, such as <c>Deployment/web</c>.</param>
/// <param name="Name">The container's name, for messages.</param>
/// <param name="Image">Its image.</param>
/// <param name="Probes">Its HTTP probes.</param>
/// <param name="PortsByName">The numbers of its named ports.</param>
public sealed record ContainerFact(
    SourceDocument Document,
    string Owner,
    string Name,
    Fact<ImageReference> Image,
    IReadOnlyList<HttpProbeFact> Probes,
    IReadOnlyDictionary<string, int> PortsByName);

/// <summary>An HTTP probe of a container.</summary>
/// <param name="Key"><c>livenessProbe</c>, <c>readinessProbe</c> or <c>startupProbe</c>.</param>
/// <param name="Path">The path asked for; absent means <c>/</c>.</param>
/// <param name="Port">The port as written: a number or a name.</param>
public sealed record HttpProbeFact(string Key, Fact<string> Path, Fact<string> Port);

/// <summary>Leaves the facts of an object for the rules across files. They are small: the tree is dropped after the walk.</summary>
internal static class KubernetesFacts
{
    private static readonly string[] ProbeKeys = ["startupProbe", "readinessProbe", "livenessProbe"];

    public static void Collect(FileAnalysis file, KubernetesObject manifest, bool needsRoleFacts)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        file.AddFact(new KubernetesObjectFact(file.Document, manifest.Root.Span, manifest.ApiVersion, manifest.Kind, manifest.Name, manifest.Namespace));
        KubernetesRelationReader.Collect(file, manifest);
        GitOpsSourceFact.Collect(file, manifest);
        if (needsRoleFacts)
        {
            KubernetesRoleFacts.Collect(file, manifest);
        }

        if (manifest.PodTemplate is not { } pod)
        {
            return;
        }

        foreach (var container in pod.Containers)
        {
            file.AddFact(new ContainerFact(file.Document, manifest.DisplayName, container.DisplayName, container.Image, GetProbes(container), GetPorts(container)));
        }
    }

    private static List<HttpProbeFact> GetProbes(Container container)
    {
        var result = new List<HttpProbeFact>();
        foreach (var key in ProbeKeys)
        {
            if (container.GetProbe(key) is { IsKnown: true } probe && YamlFacts.GetMapping(probe.Value, "httpGet", probe.Span) is { IsKnown: true } get)
            {
                result.Add(new HttpProbeFact(key, YamlFacts.GetString(get.Value, "path", get.Span), YamlFacts.GetString(get.Value, "port", get.Span)));
            }
        }

        return result;
    }

    private static Dictionary<string, int> GetPorts(Container container)
    {
        var result = new Dictionary<string, int>(StringComparer.Ordinal);
        if (container.Mapping.TryGetValue("ports", out var node) && node is Syntax.Yaml.YamlSequence ports)
        {
            foreach (var item in ports.Items)
            {
                if (item.Resolve() is Syntax.Yaml.YamlMapping port
                    && YamlFacts.GetString(port, "name", default) is { IsKnown: true } name
                    && YamlFacts.GetString(port, "containerPort", default) is { IsKnown: true } number
                    && int.TryParse(number.Value, out var value))
                {
                    result[name.Value] = value;
                }
            }
        }

        return result;
    }
}
