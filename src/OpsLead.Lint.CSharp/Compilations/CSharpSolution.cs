using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Compilations;

/// <summary>The projects of a workspace, compiled in memory against each other. Compiling binds; nothing is emitted or run.</summary>
internal sealed class CSharpSolution
{
    private readonly Dictionary<string, CSharpProject> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<CSharpProject, ProjectCompilation> compilations = [];
    private readonly Dictionary<SyntaxTree, ProjectCompilation> owners = [];
    private readonly HashSet<SourceDocument> tooDeep = [];
    private readonly ReferenceSet references;
    private readonly Func<SourceDocument, string?> getFullPath;
    private readonly RestoredPackages packages = new();
    private readonly CancellationToken cancellationToken;

    private CSharpSolution(ImmutableArray<CSharpProject> projects, ReferenceSet references, Func<SourceDocument, string?> getFullPath, CancellationToken cancellationToken)
    {
        this.getFullPath = getFullPath;
        Projects = projects;
        this.references = references;
        this.cancellationToken = cancellationToken;
        foreach (var project in projects)
        {
            if (project.Document is { } document)
            {
                byPath[document.Path] = project;
            }
        }
    }

    /// <summary>The projects in the order of their paths.</summary>
    public ImmutableArray<CSharpProject> Projects { get; }

    /// <summary>The sources left out so far because they nest deeper than the compiler can follow.</summary>
    public IEnumerable<SourceDocument> TooDeep => tooDeep.OrderBy(static document => document.Path, StringComparer.Ordinal);

    /// <summary>Reads the projects of a workspace; they are compiled when asked for.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="references">What sources are bound against.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <param name="getFullPath">Where a project lies on disk, so that the packages of a restore before can be bound against; null for nowhere.</param>
    /// <returns>The projects.</returns>
    public static CSharpSolution Create(Workspace workspace, ReferenceSet references, CancellationToken cancellationToken, Func<SourceDocument, string?>? getFullPath = null) =>
        new(ProjectReader.Read(workspace, cancellationToken), references, getFullPath ?? (static _ => null), cancellationToken);

    /// <summary>The compilation of a project.</summary>
    /// <param name="project">One of <see cref="Projects"/>.</param>
    /// <returns>The compilation; errors in it are nobody's business here.</returns>
    public ProjectCompilation GetCompilation(CSharpProject project)
    {
        if (compilations.TryGetValue(project, out var existing))
        {
            return existing;
        }

        // Dependencies first, without recursion: a chain of projects may be long, and references may run in a circle.
        var pending = new Stack<(CSharpProject Project, bool IsReady)>();
        var entered = new HashSet<CSharpProject>();
        pending.Push((project, false));
        while (pending.Count > 0)
        {
            var (current, isReady) = pending.Pop();
            if (isReady)
            {
                compilations.TryAdd(current, Compile(current));
            }
            else if (entered.Add(current) && !compilations.ContainsKey(current))
            {
                pending.Push((current, true));
                foreach (var reference in GetReferences(current))
                {
                    pending.Push((reference, false));
                }
            }
        }

        return compilations[project];
    }

    /// <summary>The projects that a project references, directly or through others.</summary>
    /// <param name="project">The project.</param>
    /// <returns>The others, each once.</returns>
    public IReadOnlyCollection<CSharpProject> GetClosure(CSharpProject project)
    {
        var closure = new HashSet<CSharpProject>();
        var pending = new Stack<CSharpProject>();
        pending.Push(project);
        while (pending.Count > 0)
        {
            foreach (var reference in GetReferences(pending.Pop()))
            {
                if (reference != project && closure.Add(reference))
                {
                    pending.Push(reference);
                }
            }
        }

        return closure;
    }

    /// <summary>The compiled project that a tree belongs to.</summary>
    /// <param name="tree">A tree.</param>
    /// <returns>Null for a generated one.</returns>
    public ProjectCompilation? FindOwner(SyntaxTree tree) => owners.GetValueOrDefault(tree);

    private IEnumerable<CSharpProject> GetReferences(CSharpProject project)
    {
        foreach (var path in project.ProjectReferences)
        {
            if (byPath.TryGetValue(path, out var reference))
            {
                yield return reference;
            }
        }
    }

    private ProjectCompilation Compile(CSharpProject project)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var options = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Regular, project.PreprocessorSymbols);
        var documents = new Dictionary<SyntaxTree, SourceDocument>();
        var trees = new List<SyntaxTree>(project.Sources.Length + 1);
        foreach (var source in project.Sources)
        {
            if (TryRead(source) is not { } text)
            {
                continue;
            }

            if (!NestingScanner.IsBeyondLimit(text))
            {
                var tree = CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(text, Encoding.UTF8), options, source.Path,
                    cancellationToken);
                if (!SyntaxDepth.IsBeyondLimit(tree.GetRoot(cancellationToken)))
                {
                    documents.Add(tree, source);
                    trees.Add(tree);
                    continue;
                }
            }

            tooDeep.Add(source);
        }

        if (!project.GlobalUsings.IsEmpty)
        {
            // The name marks it as generated: no rule reports in it.
            var usings = string.Concat(project.GlobalUsings.Select(static name => $"global using {name};\n"));
            trees.Add(CSharpSyntaxTree.ParseText(usings, options, "GlobalUsings.g.cs", cancellationToken: cancellationToken));
        }

        var closure = GetClosure(project);
        var compilation = CSharpCompilation.Create(
            project.AssemblyName ?? project.Document?.FileName ?? "Sources",
            trees,
            [.. GetReferences(project, closure), .. GetProjectReferences(closure)],
            new CSharpCompilationOptions(
                project.IsExecutable ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: project.IsNullable ? NullableContextOptions.Enable : NullableContextOptions.Disable));
        var compiled = new ProjectCompilation(project, compilation, documents);
        foreach (var tree in documents.Keys)
        {
            owners.Add(tree, compiled);
        }

        return compiled;
    }

    private static string? TryRead(SourceDocument source)
    {
        try
        {
            return source.GetText().Text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Said by the engine when it read the file.
            return null;
        }
    }

    // Where a package brings what the framework has, the framework's own counts: two of one name would make every type of it ambiguous.
    private IEnumerable<MetadataReference> GetReferences(CSharpProject project, IReadOnlyCollection<CSharpProject> closure)
    {
        var framework = GetFrameworkReferences(project, closure);
        if (project.Document is not { } document || getFullPath(document) is not { } path)
        {
            return framework;
        }

        var restored = packages.GetReferences(project, path);
        if (restored.IsEmpty)
        {
            return framework;
        }

        var names = framework.Select(static reference => Path.GetFileName(reference.Display)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return framework.Concat(restored.Where(reference => names.Add(Path.GetFileName(reference.Display))));
    }

    private ImmutableArray<MetadataReference> GetFrameworkReferences(CSharpProject project, IReadOnlyCollection<CSharpProject> closure)
    {
        CSharpProject[] all = [project, .. closure];
        return references.GetReferences(
            Array.Exists(all, static one => one.FrameworkReferences.Contains("Microsoft.AspNetCore.App")),
            Array.Exists(all, static one => one.Sdk == "Microsoft.NET.Sdk.Worker"
                || one.PackageReferences.Any(static package => package.Name.StartsWith("Microsoft.Extensions.", StringComparison.OrdinalIgnoreCase))));
    }

    private IEnumerable<MetadataReference> GetProjectReferences(IReadOnlyCollection<CSharpProject> closure)
    {
        // In a circle one of them is not compiled yet; it is left out, as the build would refuse it.
        foreach (var reference in closure)
        {
            if (compilations.TryGetValue(reference, out var compiled))
            {
                yield return compiled.Compilation.ToMetadataReference();
            }
        }
    }
}

/// <summary>A compiled project.</summary>
/// <param name="Project">The project.</param>
/// <param name="Compilation">Its compilation.</param>
/// <param name="Documents">The documents of its trees; generated ones have none.</param>
internal sealed record ProjectCompilation(CSharpProject Project, CSharpCompilation Compilation, IReadOnlyDictionary<SyntaxTree, SourceDocument> Documents);
