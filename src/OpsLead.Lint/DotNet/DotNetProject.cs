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
/// One .NET project as the rules across files see it: a fact left by the C# host. What cannot be read for certain is unknown, and where
/// a list may be longer than what is read, a <c>HasUnknown…</c> property says so: then nothing may be concluded from what is missing.
/// </summary>
/// <remarks>
/// What code does is read of programs, together with the projects they reference; of a library only the project file. Constants, static
/// read-only fields, <c>nameof</c> and interpolations are followed, and so are the arguments of the solution's own methods.
/// </remarks>
/// <param name="Document">The project file, or the source of a file-based program.</param>
/// <param name="Kind">What it builds.</param>
/// <param name="AssemblyName">The name of the assembly without extension: the DLL an image's entry point names. Unknown when it is computed.</param>
public sealed record DotNetProject(SourceDocument Document, DotNetProjectKind Kind, DocumentFact<string> AssemblyName)
{
    /// <summary>The SDK, such as <c>Microsoft.NET.Sdk.Web</c>; absent for a project without one.</summary>
    public required DocumentFact<string> Sdk { get; init; }

    /// <summary>The target frameworks, such as <c>net10.0</c>; empty when they are computed. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> TargetFrameworks { get; init; } = [];

    /// <summary>The packages it references itself. Never default.</summary>
    public ImmutableArray<DotNetPackageReference> PackageReferences { get; init; } = [];

    /// <summary>The paths of the project files it references itself. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> ProjectReferences { get; init; } = [];

    /// <summary>The endpoints that the program maps, in the order of files and text. Never default.</summary>
    public ImmutableArray<MappedEndpoint> Endpoints { get; init; } = [];

    /// <summary>Whether something that cannot be seen may map more: a package, a fallback, a path that is computed.</summary>
    public bool HasUnknownEndpoints { get; init; }

    /// <summary>Whether files of <c>wwwroot</c> are served, so that a path may be a file's.</summary>
    public bool ServesFiles { get; init; }

    /// <summary>The path bases: each endpoint also answers below them. Unknown for one that is computed. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> PathBases { get; init; } = [];

    /// <summary>Whether a path base is computed.</summary>
    public bool HasUnknownPathBase { get; init; }

    /// <summary>
    /// The addresses bound in code, in <c>appsettings.json</c> and in the container variables of the project file, development left out.
    /// Never default.
    /// </summary>
    public ImmutableArray<ListenAddress> ListenAddresses { get; init; } = [];

    /// <summary>Whether an address is computed.</summary>
    public bool HasUnknownListenAddresses { get; init; }

    /// <summary>The addresses of <c>Properties/launchSettings.json</c>, for a developer's machine. Never default.</summary>
    public ImmutableArray<ListenAddress> LaunchAddresses { get; init; } = [];

    /// <summary>The keys of the configuration that the program reads or binds, in the order of files and text. Never default.</summary>
    public ImmutableArray<ConfigurationRead> ConfigurationReads { get; init; } = [];

    /// <summary>Whether more may be read: a key is computed, or the configuration is handed to code that cannot be seen.</summary>
    public bool HasUnknownConfigurationReads { get; init; }

    /// <summary>
    /// What <c>appsettings.json</c> and the like beside the project supply, that of all environments included. Other sources of the
    /// configuration are not listed. Never default.
    /// </summary>
    public ImmutableArray<ConfigurationSetting> Settings { get; init; } = [];

    /// <summary>The names of environments that the code asks for, such as <c>Development</c>; unknown for one that is computed. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> EnvironmentNames { get; init; } = [];

    /// <summary>The names of the meters that the code creates. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> Meters { get; init; } = [];

    /// <summary>The names of the activity sources that the code creates. Never default.</summary>
    public ImmutableArray<DocumentFact<string>> ActivitySources { get; init; } = [];

    /// <summary>The instruments that the code creates. Never default.</summary>
    public ImmutableArray<MetricInstrument> Instruments { get; init; } = [];

    /// <summary>The hosted services that the code registers. Never default.</summary>
    public ImmutableArray<HostedServiceRegistration> HostedServices { get; init; } = [];

    /// <summary>
    /// How long the host waits for its services when it stops; an infinite one is known as -1 ms. Absent when the code leaves it to the host
    /// (30 seconds since .NET 6, 5 before), unknown when it is computed, set twice, or the project is not read that far.
    /// </summary>
    public required DocumentFact<TimeSpan> ShutdownTimeout { get; init; }

    /// <summary>The calls that change the schema of a database. Never default.</summary>
    public ImmutableArray<MigrationCall> Migrations { get; init; } = [];

    /// <summary>Whether the code was read at all: false for a library, and where the framework's assemblies are missing.</summary>
    public bool IsCodeRead { get; init; }
}

/// <summary>A package that a project references.</summary>
/// <param name="Document">The file that references it: the project, or one it imports.</param>
/// <param name="Name">The package's name. Always known.</param>
/// <param name="Version">The version as written, central versions included; absent when there is none, unknown when it is computed.</param>
public sealed record DotNetPackageReference(SourceDocument Document, Fact<string> Name, DocumentFact<string> Version);
