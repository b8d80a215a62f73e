using OpsLead.Lint.Engine;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Compose;

/// <summary>A service of a Compose file, as the rules across files need it.</summary>
/// <param name="Document">The Compose file.</param>
/// <param name="Name">The service.</param>
/// <param name="NameSpan">Where its name stands.</param>
/// <param name="Image">Its image; absent when it has none.</param>
/// <param name="Dockerfile">The path of the Dockerfile it is built from, below the root; absent when it is not built.</param>
/// <param name="HasHealthcheck">Whether it declares a health check of its own; null when another file may. False for one that is disabled.</param>
/// <param name="IsHealthcheckDisabled">Whether it switches the image's check off.</param>
/// <param name="HealthyDependencies">The services it waits for to be healthy.</param>
public sealed record ComposeServiceFact(
    SourceDocument Document,
    string Name,
    TextSpan NameSpan,
    Fact<ImageReference> Image,
    Fact<string> Dockerfile,
    bool? HasHealthcheck,
    bool IsHealthcheckDisabled,
    IReadOnlyList<Fact<string>> HealthyDependencies);

/// <summary>Leaves the facts of a Compose file for the rules across files. They are small: the tree is dropped after the walk.</summary>
internal static class ComposeFacts
{
    public static void Collect(FileAnalysis file, ComposeFile compose)
    {
        if (file.Linter.WorkspaceActions.Count == 0)
        {
            return;
        }

        foreach (var service in compose.Services)
        {
            var (hasHealthcheck, isDisabled) = GetHealthcheck(service);
            file.AddFact(new ComposeServiceFact(
                file.Document, service.Name, service.NameSpan, service.Image, GetDockerfile(service), hasHealthcheck, isDisabled, GetHealthyDependencies(service)));
        }
    }

    private static (bool? HasHealthcheck, bool IsDisabled) GetHealthcheck(ComposeService service)
    {
        if (!service.Mapping.TryGetValue("healthcheck", out var node))
        {
            return (service.IsPartial || service.File.Root.TryGetValue("include", out _) ? null : false, false);
        }

        if (node is not YamlMapping mapping)
        {
            return (null, false);
        }

        if (mapping.TryGetScalar("disable", out var disable) && disable.TryGetBoolean(out var isDisabled) && isDisabled)
        {
            return (false, true);
        }

        return mapping.TryGetValue("test", out var test)
            ? test is YamlSequence { Items: [YamlScalar { Value: "NONE" }, ..] } or YamlScalar { Value: "NONE" } ? (false, true) : (true, false)
            : (mapping.IsOpen ? null : false, false);
    }

    private static Fact<string> GetDockerfile(ComposeService service)
    {
        if (!service.Mapping.TryGetEntry("build", out var build))
        {
            return service.IsPartial ? Fact<string>.Unknown(service.NameSpan) : Fact<string>.Absent(service.NameSpan);
        }

        var context = ".";
        var dockerfile = "Dockerfile";
        switch (build.Value.Resolve())
        {
            case YamlScalar scalar:
                context = scalar.Value;
                break;
            case YamlMapping mapping when !mapping.IsOpen && !mapping.TryGetValue("dockerfile_inline", out _):
                context = mapping.TryGetScalar("context", out var contextScalar) ? contextScalar.Value : context;
                dockerfile = mapping.TryGetScalar("dockerfile", out var dockerfileScalar) ? dockerfileScalar.Value : dockerfile;
                break;
            default:
                return Fact<string>.Unknown(build.Key.Span);
        }

        var path = $"{service.File.Document.Folder}/{context}/{dockerfile}";
        return YamlFacts.IsTemplated(context) || YamlFacts.IsTemplated(dockerfile) || context.Contains(':', StringComparison.Ordinal) || Normalize(path) is not { } normalized
            ? Fact<string>.Unknown(build.Key.Span)
            : Fact<string>.Known(normalized, build.Key.Span);
    }

    private static string? Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            switch (part)
            {
                case "" or ".":
                    break;
                case ".." when parts.Count == 0:
                    return null;
                case "..":
                    parts.RemoveAt(parts.Count - 1);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }

        return string.Join('/', parts);
    }

    private static List<Fact<string>> GetHealthyDependencies(ComposeService service)
    {
        var result = new List<Fact<string>>();
        if (service.Mapping.TryGetMapping("depends_on", out var dependencies))
        {
            foreach (ref readonly var entry in dependencies.Entries)
            {
                if (entry.Key is YamlScalar { Value: not "<<" } name && entry.Value.Resolve() is YamlMapping options
                    && options.TryGetScalar("condition", out var condition) && condition.Value == "service_healthy")
                {
                    // The condition, not the name, is what can never come true.
                    result.Add(Fact<string>.Known(name.Value, condition.Span));
                }
            }
        }

        return result;
    }
}
