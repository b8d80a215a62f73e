using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Compilations;

/// <summary>
/// The packages that a restore before left beside a project: <c>obj/project.assets.json</c> says which assemblies it compiles against and where they lie.
/// Without it rules do without. Nothing is restored, and of an assembly nothing but its metadata is read. Source: NuGet's lock file format, version 3.
/// </summary>
internal sealed class RestoredPackages
{
    private const string FileName = "project.assets.json";

    // Far more than any; what a repository brings along may be anything.
    private const long MaxFile = 64 * 1024 * 1024;
    private const long MaxAssembly = 256 * 1024 * 1024;
    private const int MaxLevels = 16;

    // One assembly is read once, however many projects compile against it.
    private readonly Dictionary<string, MetadataReference?> assemblies = new(StringComparer.Ordinal);

    /// <summary>The assemblies of a project's packages, those of the packages they need included.</summary>
    /// <param name="project">The project.</param>
    /// <param name="path">Where its file lies on disk.</param>
    /// <returns>The references; empty when nothing was restored.</returns>
    public ImmutableArray<MetadataReference> GetReferences(CSharpProject project, string path)
    {
        var references = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var assembly in FindAssemblies(project, path))
        {
            if (!assemblies.TryGetValue(assembly, out var reference))
            {
                assemblies.Add(assembly, reference = Load(assembly));
            }

            if (reference is not null)
            {
                references.Add(reference);
            }
        }

        return references.DrainToImmutable();
    }

    private static List<string> FindAssemblies(CSharpProject project, string path)
    {
        try
        {
            if (FindFile(project, path) is not { } file || !IsRegular(file, MaxFile))
            {
                return [];
            }

            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return Read(project, document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            // A file that is none tells as much as no file.
            return [];
        }
    }

    // Where the project's own properties put it, in the folder of all outputs, or beside the project.
    private static string? FindFile(CSharpProject project, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var name = Path.GetFileNameWithoutExtension(path);
        foreach (var property in (ReadOnlySpan<string>)["MSBuildProjectExtensionsPath", "BaseIntermediateOutputPath"])
        {
            if (project.Evaluation?.Properties.GetKnown(property) is { } own && Path.Combine(folder, own.Replace('\\', '/'), FileName) is var stated && File.Exists(stated))
            {
                return stated;
            }
        }

        if (Path.Combine(folder, "obj", FileName) is var beside && File.Exists(beside))
        {
            return beside;
        }

        var levels = 0;
        for (var above = folder; above is not null && levels++ < MaxLevels; above = Path.GetDirectoryName(above))
        {
            if (Path.Combine(above, "artifacts", "obj", name, FileName) is var collected && File.Exists(collected))
            {
                return collected;
            }
        }

        return null;
    }

    private static List<string> Read(CSharpProject project, JsonElement root)
    {
        var found = new List<string>();
        if (FindTarget(project, root) is not { } target || !root.TryGetProperty("libraries", out var libraries) || !root.TryGetProperty("packageFolders", out var folders))
        {
            return found;
        }

        foreach (var package in target.EnumerateObject())
        {
            if (package.Value.TryGetProperty("compile", out var compile) && libraries.TryGetProperty(package.Name, out var library)
                && library.TryGetProperty("path", out var place) && place.GetString() is { } folder)
            {
                foreach (var item in compile.EnumerateObject())
                {
                    if (item.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && FindFile(folders, folder, item.Name) is { } assembly)
                    {
                        found.Add(assembly);
                    }
                }
            }
        }

        return found;
    }

    // The framework that stands for all of several, else the first; those with a runtime hold no other assemblies to compile against.
    private static JsonElement? FindTarget(CSharpProject project, JsonElement root)
    {
        if (!root.TryGetProperty("targets", out var targets))
        {
            return null;
        }

        JsonElement? first = null;
        foreach (var target in targets.EnumerateObject())
        {
            if (project.TargetFrameworks is [var framework, ..] && target.Name.Equals(framework, StringComparison.OrdinalIgnoreCase))
            {
                return target.Value;
            }

            first ??= target.Name.Contains('/', StringComparison.Ordinal) ? null : target.Value;
        }

        return first;
    }

    private static string? FindFile(JsonElement folders, string package, string file)
    {
        foreach (var folder in folders.EnumerateObject())
        {
            var root = Path.GetFullPath(folder.Name);
            var path = Path.GetFullPath(Path.Combine(root, package, file));

            // A name with '..' in it leads out of the folder, where no package lies.
            if (path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static PortableExecutableReference? Load(string path)
    {
        try
        {
            return IsRegular(path, MaxAssembly) ? MetadataReference.CreateFromFile(path) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            return null;
        }
    }

    // A device and a FIFO have no length, and reading one may not end.
    private static bool IsRegular(string path, long limit) => new FileInfo(path) is { Length: > 0 } file && (file.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo target || target.Length > 0) && file.Length <= limit;
}
