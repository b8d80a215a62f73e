using System.Collections.Immutable;

namespace OpsLead.Lint.CSharp.Projects;

/// <summary>Finds the C# projects of a workspace and reads them from their text alone: no restore, no MSBuild, no disk.</summary>
public static class ProjectReader
{
    private const string AspNetCore = "Microsoft.AspNetCore.App";

    /// <summary>Reads all projects, file-based programs among them. Sources in none of them form a last project without a document.</summary>
    /// <param name="workspace">The files.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The projects in the order of their paths.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ImmutableArray<CSharpProject> Read(Workspace workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var files = new ProjectFiles(workspace);
        var documents = workspace.Documents.Where(static document => document.Path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase))
            .Where(document => files.Find(document.Path) is not null)
            .ToArray();
        var sources = new ProjectSources(workspace, documents.Select(static document => document.Folder));
        var projects = ImmutableArray.CreateBuilder<CSharpProject>();
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            projects.Add(Read(workspace, ProjectEvaluation.Evaluate(files, files.Find(document.Path)!, document), document, sources));
        }

        var rest = sources.GetUnclaimed();
        foreach (var document in rest)
        {
            if (FileBasedProgram.Read(document) is { } program)
            {
                projects.Add(program);
            }
        }

        rest = [.. rest.Except(projects.Where(static project => project.Sources.Length == 1 && project.Document == project.Sources[0]).Select(static project =>
            project.Sources[0]))];
        if (rest.Length > 0)
        {
            projects.Add(new CSharpProject(null, "") { Sources = rest });
        }

        return projects.ToImmutable();
    }

    private static CSharpProject Read(Workspace workspace, ProjectEvaluation evaluation, SourceDocument document, ProjectSources sources)
    {
        var properties = evaluation.Properties;
        var name = document.FileName[..document.FileName.LastIndexOf('.')];
        var packages = ReadPackages(evaluation);
        return new CSharpProject(document, document.Folder)
        {
            Sdk = evaluation.Sdk,
            TargetFrameworks = ReadFrameworks(properties),
            IsExecutable = properties.GetKnown("OutputType") is { } output
                ? output.Equals("Exe", StringComparison.OrdinalIgnoreCase) || output.Equals("WinExe", StringComparison.OrdinalIgnoreCase)
                : SdkDefaults.IsExecutable(evaluation.Sdk),
            IsTest = properties.GetSwitch("IsTestProject") ?? (evaluation.Sdk == "MSTest.Sdk" || packages.Any(static package => IsTestPackage(package.Name))),
            AssemblyName = properties.Get("AssemblyName").Length == 0 ? name : properties.GetKnown("AssemblyName"),
            RootNamespace = properties.Get("RootNamespace").Length == 0 ? name : properties.GetKnown("RootNamespace"),
            IsNullable = properties.GetSwitch("Nullable") == true,
            PackageReferences = packages,
            ProjectReferences = ReadProjectReferences(workspace, evaluation, document.Folder),
            FrameworkReferences =
            [
                .. SdkDefaults.IsWeb(evaluation.Sdk) ? [AspNetCore] : ImmutableArray<string>.Empty,
                .. evaluation.GetItems("FrameworkReference").Where(static item => !item.IsRemoval).Select(static item => item.Value),
            ],
            GlobalUsings = ReadGlobalUsings(evaluation),
            PreprocessorSymbols = ReadSymbols(evaluation),
            Sources = sources.Claim(evaluation, document.Folder),
            Evaluation = evaluation,
        };
    }

    private static ImmutableArray<string> ReadFrameworks(MSBuildProperties properties) =>
        (properties.GetKnown("TargetFrameworks") ?? properties.GetKnown("TargetFramework")) is { } frameworks
            ? [.. frameworks.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
            : [];

    private static ImmutableArray<PackageReference> ReadPackages(ProjectEvaluation evaluation)
    {
        var central = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in evaluation.GetItems("PackageVersion"))
        {
            central[item.Value] = GetVersion(evaluation, item, "Version");
        }

        var packages = new SortedDictionary<string, PackageReference>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in evaluation.GetItems("PackageReference"))
        {
            if (item.IsRemoval)
            {
                packages.Remove(item.Value);
            }
            else
            {
                packages[item.Value] = new PackageReference(
                    item.Value,
                    GetVersion(evaluation, item, "VersionOverride") ?? GetVersion(evaluation, item, "Version") ?? central.GetValueOrDefault(item.Value));
            }
        }

        return [.. packages.Values];
    }

    private static string? GetVersion(ProjectEvaluation evaluation, ProjectItem item, string name) =>
        item.GetMetadata(name) is { } version && evaluation.Properties.Expand(version).Trim() is { Length: > 0 } expanded
        && !expanded.Contains(MSBuildProperties.Unknown)
            ? expanded
            : null;

    private static ImmutableArray<string> ReadProjectReferences(Workspace workspace, ProjectEvaluation evaluation, string folder)
    {
        var references = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in evaluation.GetItems("ProjectReference"))
        {
            if (PathPattern.Combine(folder, item.Value) is not { } path || item.GetMetadata("ReferenceOutputAssembly")?.Trim() == "false")
            {
                continue;
            }

            string[] paths = PathPattern.IsGlob(path)
                ? [.. workspace.Documents.Select(static document => document.Path).Where(candidate => PathPattern.IsMatch(path, candidate))]
                : [path];
            var exclude = item.Exclude.Select(value => PathPattern.Combine(folder, value)).OfType<string>().ToArray();
            foreach (var reference in paths)
            {
                if (item.IsRemoval)
                {
                    references.Remove(reference);
                }
                else if (!Array.Exists(exclude, pattern => PathPattern.IsMatch(pattern, reference)))
                {
                    references.Add(reference);
                }
            }
        }

        return [.. references];
    }

    private static ImmutableArray<string> ReadGlobalUsings(ProjectEvaluation evaluation)
    {
        var usings = new List<string>();
        if (evaluation.Properties.GetSwitch("ImplicitUsings") == true)
        {
            var framework = evaluation.TargetFramework ?? evaluation.Properties.GetKnown("TargetFramework");
            usings.AddRange(SdkDefaults.GetImplicitUsings(evaluation.Sdk,
                isNetFramework: framework?.StartsWith("net4", StringComparison.OrdinalIgnoreCase) == true));
        }

        foreach (var item in evaluation.GetItems("Using"))
        {
            if (item.IsRemoval)
            {
                usings.RemoveAll(name => name == item.Value);
            }
            else if (item.GetMetadata("Alias") is { Length: > 0 } alias)
            {
                usings.Add($"{alias} = {item.Value}");
            }
            else
            {
                usings.Add(item.GetMetadata("Static")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true ? "static " + item.Value : item.Value);
            }
        }

        return [.. usings.Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> ReadSymbols(ProjectEvaluation evaluation)
    {
        var framework = evaluation.TargetFramework ?? evaluation.Properties.GetKnown("TargetFramework");
        var own = evaluation.Properties.Get("DefineConstants").Split(';', ',')
            .Select(static symbol => symbol.Trim())
            .Where(static symbol => symbol.Length > 0 && !symbol.Contains(MSBuildProperties.Unknown) && symbol != "DEBUG");
        return [.. SdkDefaults.GetPreprocessorSymbols(framework).Concat(own).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsTestPackage(string name) =>
        name.Equals("Microsoft.NET.Test.Sdk", StringComparison.OrdinalIgnoreCase) || name.Equals("NUnit", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || name.StartsWith("MSTest", StringComparison.OrdinalIgnoreCase)
        || name.Equals("TUnit", StringComparison.OrdinalIgnoreCase);
}
