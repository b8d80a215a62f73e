using System.Collections.Immutable;

namespace OpsLead.Lint;

/// <summary>What a .NET project builds.</summary>
public enum DotNetProjectKind
{
    /// <summary>A library.</summary>
    Library,

    /// <summary>A program that is neither of the following: a tool, a job.</summary>
    Console,

    /// <summary>A program that runs hosted services and listens to nothing (Worker SDK, or a generic host).</summary>
    Worker,

    /// <summary>A program that starts an ASP.NET Core host.</summary>
    Web,

    /// <summary>Tests.</summary>
    Test,
}

/// <summary>
/// One .NET project as the rules across files see it: a fact left by the C# host. What cannot be read for certain is said by the
/// <c>HasUnknown…</c> properties, and then nothing may be concluded from a value that is missing.
/// </summary>
/// <param name="Document">The project file, or the source of a file-based program.</param>
/// <param name="Kind">What it builds.</param>
/// <param name="AssemblyName">The name of the assembly without extension: the DLL an image's entry point names. Null when it is computed.</param>
public sealed record DotNetProject(SourceDocument Document, DotNetProjectKind Kind, string? AssemblyName)
{
    /// <summary>The SDK, such as <c>Microsoft.NET.Sdk.Web</c>; null for a project without one.</summary>
    public string? Sdk { get; init; }

    /// <summary>The target frameworks, such as <c>net10.0</c>; empty when they are computed. Never default.</summary>
    public ImmutableArray<string> TargetFrameworks { get; init; } = [];

    /// <summary>The names of the packages it references itself. Never default.</summary>
    public ImmutableArray<string> PackageReferences { get; init; } = [];

    /// <summary>The paths of the project files it references itself. Never default.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = [];

    /// <summary>The endpoints that the program maps, in the order of files and text. Never default.</summary>
    public ImmutableArray<MappedEndpoint> Endpoints { get; init; } = [];

    /// <summary>Whether something that cannot be seen may map more: a package, a fallback, a path that is computed.</summary>
    public bool HasUnknownEndpoints { get; init; }

    /// <summary>Whether files of <c>wwwroot</c> are served, so that a path may be a file's.</summary>
    public bool ServesFiles { get; init; }

    /// <summary>The path bases: each endpoint also answers below them. Never default.</summary>
    public ImmutableArray<string> PathBases { get; init; } = [];

    /// <summary>Whether a path base is computed.</summary>
    public bool HasUnknownPathBase { get; init; }

    /// <summary>The addresses bound in code and in <c>appsettings.json</c>, launch settings and development left out. Never default.</summary>
    public ImmutableArray<ListenAddress> ListenAddresses { get; init; } = [];

    /// <summary>Whether an address is computed.</summary>
    public bool HasUnknownListenAddresses { get; init; }
}
