using System.Collections.Immutable;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Reads what the project file says, each value at its characters.</summary>
internal static class ProjectFileFacts
{
    /// <summary>Reads a project file; what its code does is left unknown.</summary>
    /// <param name="project">The project.</param>
    /// <param name="document">Its document, to point at what is not written.</param>
    /// <param name="kind">What it builds.</param>
    /// <returns>The fact.</returns>
    public static DotNetProject Read(CSharpProject project, SourceDocument document, DotNetProjectKind kind) => new(document, kind,
        ReadAssemblyName(project, document))
    {
        Sdk = project.Sdk is not { } sdk
            ? new DocumentFact<string>(document, Fact<string>.Absent(default))
            : project.Evaluation?.SdkPlace is { } place ? place.Known(sdk) : Known(document, sdk),
        TargetFrameworks = ReadTargetFrameworks(project, document),
        PackageReferences = ReadPackages(project, document),
        ProjectReferences = ReadProjectReferences(project, document),
        ShutdownTimeout = new DocumentFact<TimeSpan>(document, Fact<TimeSpan>.Unknown(default)),
        HasUnknownEndpoints = true,
        HasUnknownPathBase = true,
        HasUnknownListenAddresses = true,
        HasUnknownConfigurationReads = true,
    };

    /// <summary>A value that comes from the file's name or from the SDK.</summary>
    private static DocumentFact<string> Known(SourceDocument document, string value) => new(document, Fact<string>.Known(value, default));

    private static DocumentFact<string> ReadAssemblyName(CSharpProject project, SourceDocument document)
    {
        var place = project.Evaluation?.FindPlace("AssemblyName");
        return project.AssemblyName is { } name
            ? place is null ? Known(document, name) : place.Known(name)
            : place is null ? new DocumentFact<string>(document, Fact<string>.Unknown(default)) : place.Unknown<string>();
    }

    private static ImmutableArray<DocumentFact<string>> ReadTargetFrameworks(CSharpProject project, SourceDocument document)
    {
        var place = project.Evaluation?.Properties.GetKnown("TargetFrameworks") is null
            ? project.Evaluation?.FindPlace("TargetFramework")
            : project.Evaluation.FindPlace("TargetFrameworks");
        return [.. project.TargetFrameworks.Select(framework => place is null ? Known(document,
            framework) : (place with { Part = framework }).Known(framework))];
    }

    private static ImmutableArray<DotNetPackageReference> ReadPackages(CSharpProject project, SourceDocument document)
    {
        var packages = ImmutableArray.CreateBuilder<DotNetPackageReference>(project.PackageReferences.Length);
        foreach (var package in project.PackageReferences)
        {
            var item = FindItem(project, "PackageReference", package.Name);
            var name = item is null ? Known(document, package.Name) : item.Place.Known(package.Name);
            var version = (item?.FindPlace("VersionOverride") ?? item?.FindPlace("Version"))
                ?? FindItem(project, "PackageVersion", package.Name)?.FindPlace("Version");
            packages.Add(new DotNetPackageReference(
                name.Document,
                name.Fact,
                package.Version is { } known ? version is null ? Known(document, known) : version.Known(known)
                    : version is null ? new DocumentFact<string>(name.Document, Fact<string>.Absent(name.Span)) : version.Unknown<string>()));
        }

        return packages.MoveToImmutable();
    }

    private static ImmutableArray<DocumentFact<string>> ReadProjectReferences(CSharpProject project, SourceDocument document)
    {
        var items = project.Evaluation?.GetItems("ProjectReference") ?? [];
        return
        [
            .. project.ProjectReferences.Select(path =>
                items.LastOrDefault(item => !item.IsRemoval && PathPattern.Combine(project.Folder, item.Value) == path) is { } item
                    ? item.Place.Known(path)
                    : Known(document, path)),
        ];
    }

    private static ProjectItem? FindItem(CSharpProject project, string type, string name) =>
        project.Evaluation?.GetItems(type).LastOrDefault(item => !item.IsRemoval && item.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}
