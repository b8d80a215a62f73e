using OpsLead.Lint.Compose;
using OpsLead.Lint.Docker;
using OpsLead.Lint.Workflows;

namespace OpsLead.Lint.Joins;

/// <summary>
/// Follows an image from where it runs to what is in it: its name, the Dockerfile that a workflow or a Compose file builds it from,
/// the program that the Dockerfile starts, and the project that produces the program. A step that is not certain ends the way.
/// </summary>
public sealed class ImageJoin
{
    private readonly Dictionary<string, string?> dockerfilesByImage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DockerfileFact> dockerfiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DotNetProject?> projectsByAssembly = new(StringComparer.OrdinalIgnoreCase);

    internal ImageJoin(Engine.FactStore facts)
    {
        foreach (var dockerfile in facts.GetAll<DockerfileFact>())
        {
            dockerfiles[dockerfile.Document.Path] = dockerfile;
        }

        foreach (var build in facts.GetAll<ImageBuildFact>())
        {
            foreach (var image in build.Images)
            {
                AddBuild(image, build.Dockerfile);
            }
        }

        foreach (var service in facts.GetAll<ComposeServiceFact>())
        {
            if (service.Image.IsKnown && !service.Dockerfile.IsAbsent)
            {
                AddBuild(service.Image.Value, service.Dockerfile.IsKnown ? service.Dockerfile.Value : null);
            }
        }

        foreach (var project in facts.GetAll<DotNetProject>())
        {
            if (project.AssemblyName is { IsKnown: true, Value: var name } && project.Kind is not (DotNetProjectKind.Library or DotNetProjectKind.Test))
            {
                projectsByAssembly[name] = projectsByAssembly.ContainsKey(name) ? null : project;
            }
        }
    }

    /// <summary>The Dockerfile that an image is built from.</summary>
    /// <param name="image">The image as it is run; its tag does not count.</param>
    /// <returns>The Dockerfile; null when nothing here builds it, or it is not certain which.</returns>
    public DockerfileFact? FindDockerfile(ImageReference image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return dockerfilesByImage.TryGetValue(image.FullName, out var path) && path is not null ? dockerfiles.GetValueOrDefault(path) : null;
    }

    /// <summary>The project whose program an image runs.</summary>
    /// <param name="image">The image as it is run; its tag does not count.</param>
    /// <returns>The project; null when a step of the way is not certain.</returns>
    public DotNetProject? FindProject(ImageReference image) => FindDockerfile(image) is { } dockerfile ? FindProject(dockerfile) : null;

    /// <summary>The project whose program a Dockerfile's image runs.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <returns>The project; null when the entry point does not name one.</returns>
    public DotNetProject? FindProject(DockerfileFact dockerfile)
    {
        ArgumentNullException.ThrowIfNull(dockerfile);
        var words = dockerfile.Entrypoint.IsAbsent ? dockerfile.Command : dockerfile.Entrypoint;
        return words.IsKnown && GetAssembly(words.Value) is { } assembly ? projectsByAssembly.GetValueOrDefault(assembly) : null;
    }

    // 'dotnet Shop.dll', 'dotnet exec Shop.dll', './Shop', '/app/Shop'; a script in between is not looked through.
    private static string? GetAssembly(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            var name = word[(word.LastIndexOf('/') + 1)..];
            if (name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            {
                return name[..^".dll".Length];
            }

            if (name is not ("dotnet" or "exec") && !name.StartsWith('-'))
            {
                return name;
            }
        }

        return null;
    }

    private void AddBuild(ImageReference image, string? dockerfile)
    {
        // Two builds of one name from two files: which one runs is not certain.
        var isOther = dockerfilesByImage.TryGetValue(image.FullName, out var known) && known != dockerfile;
        dockerfilesByImage[image.FullName] = isOther ? null : dockerfile;
    }
}
