using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>One C# project, read as data: nothing is restored, imported from packages or run.</summary>
/// <param name="Document">The project file; the source itself for a file-based program; null for sources that no project includes.</param>
/// <param name="Folder">The folder of the project below the root, without a trailing slash.</param>
public sealed record CSharpProject(SourceDocument? Document, string Folder)
{
    /// <summary>The SDK without its version, such as <c>Microsoft.NET.Sdk.Web</c>; null for a project of the old kind.</summary>
    public string? Sdk { get; init; }

    /// <summary>The target frameworks as written; empty when they are computed. Never default.</summary>
    public ImmutableArray<string> TargetFrameworks { get; init; } = [];

    /// <summary>Whether it builds a program rather than a library.</summary>
    public bool IsExecutable { get; init; }

    /// <summary>Whether it holds tests, by <c>IsTestProject</c> or the packages it references.</summary>
    public bool IsTest { get; init; }

    /// <summary>The assembly's name; null when it is computed.</summary>
    public string? AssemblyName { get; init; }

    /// <summary>The root namespace; null when it is computed.</summary>
    public string? RootNamespace { get; init; }

    /// <summary>Whether nullable reference types are on.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The packages referenced, with the version where it is known. Never default.</summary>
    public ImmutableArray<PackageReference> PackageReferences { get; init; } = [];

    /// <summary>The paths of the projects referenced. Never default.</summary>
    public ImmutableArray<string> ProjectReferences { get; init; } = [];

    /// <summary>The shared frameworks referenced, those of the SDK included. Never default.</summary>
    public ImmutableArray<string> FrameworkReferences { get; init; } = [];

    /// <summary>The global usings that the build writes: implicit ones and <c>Using</c> items, each as it stands after <c>global using</c>. Never
    /// default.</summary>
    public ImmutableArray<string> GlobalUsings { get; init; } = [];

    /// <summary>The preprocessor symbols of a release build. Never default.</summary>
    public ImmutableArray<string> PreprocessorSymbols { get; init; } = [];

    /// <summary>The sources, in the order of their paths. Never default.</summary>
    public ImmutableArray<SourceDocument> Sources { get; init; } = [];

    /// <summary>What the project's files say, with its places; null for a file-based program and for sources of no project.</summary>
    internal ProjectEvaluation? Evaluation { get; init; }
}

/// <summary>A reference to a package.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The version as written, central versions included; null when there is none or it is computed.</param>
public sealed record PackageReference(string Name, string? Version);
