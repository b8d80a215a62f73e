using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace OpsLead.Lint.CSharp.Compilations;

/// <summary>
/// The assemblies of .NET and ASP.NET Core that sources are bound against. Without them C# is read by its syntax alone, and the
/// rules that need symbols stay silent. Packages are never among them: nothing is restored.
/// </summary>
public sealed class ReferenceSet
{
    private readonly Lazy<(IReadOnlyList<string> NetCore, IReadOnlyList<string> AspNetCore)> paths;
    private readonly Lazy<ImmutableArray<MetadataReference>> netCore;
    private readonly Lazy<ImmutableArray<MetadataReference>> extensions;
    private readonly Lazy<ImmutableArray<MetadataReference>> aspNetCore;

    private ReferenceSet(Func<(IReadOnlyList<string> NetCore, IReadOnlyList<string> AspNetCore)> find)
    {
        paths = new(find);
        netCore = new(() => Load(paths.Value.NetCore));
        extensions = new(() => Load(paths.Value.AspNetCore.Where(IsExtension)));
        aspNetCore = new(() => [.. extensions.Value, .. Load(paths.Value.AspNetCore.Where(static path => !IsExtension(path)))]);
    }

    /// <summary>No assemblies at all.</summary>
    public static ReferenceSet Empty { get; } = new(static () => ([], []));

    /// <summary>Whether there is nothing to bind against.</summary>
    public bool IsEmpty => paths.Value.NetCore.Count == 0;

    /// <summary>A set of files. They are opened when the first project is compiled; one that cannot be read is left out.</summary>
    /// <param name="netCorePaths">The assemblies of <c>Microsoft.NETCore.App</c>.</param>
    /// <param name="aspNetCorePaths">The assemblies of <c>Microsoft.AspNetCore.App</c>.</param>
    /// <returns>The set.</returns>
    public static ReferenceSet FromFiles(IEnumerable<string> netCorePaths, IEnumerable<string> aspNetCorePaths) =>
        new(() => ([.. netCorePaths], [.. aspNetCorePaths]));

    /// <summary>
    /// Looks through installations of .NET, when the first project is compiled: the newest reference packs of the SDK, else the
    /// newest shared frameworks of a runtime.
    /// </summary>
    /// <param name="dotnetRoots">Folders that may hold an installation, the preferred first: <c>DOTNET_ROOT</c>, the folder of <c>dotnet</c>.</param>
    /// <returns>The set of the first installation; empty when there is none.</returns>
    public static ReferenceSet FindInstalled(IEnumerable<string> dotnetRoots)
    {
        ArgumentNullException.ThrowIfNull(dotnetRoots);
        return new ReferenceSet(() =>
        {
            foreach (var root in dotnetRoots)
            {
                var core = FindPack(root, "Microsoft.NETCore.App");
                if (core.Count > 0)
                {
                    return (core, FindPack(root, "Microsoft.AspNetCore.App"));
                }
            }

            return ([], []);
        });
    }

    /// <summary>The assemblies for one project.</summary>
    /// <param name="needsAspNetCore">Whether it uses the shared framework of ASP.NET Core, itself or through a project it references.</param>
    /// <param name="needsExtensions">Whether it uses packages of <c>Microsoft.Extensions</c>, which stand in that framework too.</param>
    /// <returns>The references.</returns>
    internal ImmutableArray<MetadataReference> GetReferences(bool needsAspNetCore, bool needsExtensions) =>
        needsAspNetCore ? [.. netCore.Value, .. aspNetCore.Value] : needsExtensions ? [.. netCore.Value, .. extensions.Value] : netCore.Value;

    private static bool IsExtension(string path) => Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);

    private static IReadOnlyList<string> FindPack(string root, string framework)
    {
        try
        {
            foreach (var version in GetVersions(Path.Combine(root, "packs", framework + ".Ref")))
            {
                if (GetVersions(Path.Combine(version, "ref")) is [var newest, ..] && GetAssemblies(newest) is { Count: > 0 } assemblies)
                {
                    return assemblies;
                }
            }

            foreach (var version in GetVersions(Path.Combine(root, "shared", framework)))
            {
                if (GetAssemblies(version) is { Count: > 0 } assemblies)
                {
                    return assemblies;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // An installation that cannot be read is none.
        }

        return [];
    }

    private static IReadOnlyList<string> GetAssemblies(string folder) => [.. Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)];

    /// <summary>The folders named for versions or frameworks (<c>10.0.1</c>, <c>net10.0</c>), the newest first.</summary>
    private static string[] GetVersions(string folder) => Directory.Exists(folder)
        ? Directory.GetDirectories(folder).OrderByDescending(static path => ParseVersion(Path.GetFileName(path))).ThenByDescending(static path =>
            path, StringComparer.Ordinal).ToArray()
        : [];

    private static Version ParseVersion(string name)
    {
        var text = name.StartsWith("net", StringComparison.Ordinal) ? name.AsSpan(3) : name.AsSpan();
        var label = text.IndexOf('-');
        return Version.TryParse(label < 0 ? text : text[..label], out var version) ? version : new Version(0, 0);
    }

    private static ImmutableArray<MetadataReference> Load(IEnumerable<string> paths)
    {
        var references = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var path in paths)
        {
            try
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // What cannot be read cannot be bound against either; the rest still can.
            }
        }

        return references.ToImmutable();
    }
}
