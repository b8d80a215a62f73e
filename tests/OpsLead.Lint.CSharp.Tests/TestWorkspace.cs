using System.Collections.Immutable;
using OpsLead.Lint.CSharp.Compilations;
using OpsLead.Lint.CSharp.Facts;
using OpsLead.Lint.CSharp.Projects;
using OpsLead.Lint.Rules.CSharp;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.CSharp.Tests;

/// <summary>Small workspaces, bound against the reference packs of the SDK that runs the tests.</summary>
internal static class TestWorkspace
{
    public static ReferenceSet Installed { get; } = ReferenceSet.FindInstalled(
        [Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../.."))]);

    public static Workspace Create(params (string Path, string Text)[] files) =>
        Workspace.Create(files.Select(static file => new SourceDocument(file.Path, file.Text)));

    /// <summary>A web project with implicit usings and the given program.</summary>
    public static Workspace CreateWeb(string program, params (string Path, string Text)[] others) => Create(
    [
        ("src/Shop/Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Defaults/Defaults.csproj" /></ItemGroup>
            </Project>
            """),
        ("src/Shop/Program.cs", program),
        .. others,
    ]);

    /// <summary>Reads a sample of this repository from disk.</summary>
    public static Workspace ReadSample(string name)
    {
        var folder = Path.Combine(Repository.Root, "testdata", "projects", name);
        return Workspace.Create(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => new SourceDocument(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path))));
    }

    public static LintResult Lint(Workspace workspace, ReferenceSet? references = null) =>
        new Linter(new LintOptions { Analyzers = [new CSharpWorkspaceAnalyzer(RuleCatalogue.CreateRules(), references ?? Installed)] }).Lint(workspace);

    public static ImmutableArray<DotNetProject> ReadFacts(Workspace workspace, ReferenceSet? references = null)
    {
        var solution = CSharpSolution.Create(workspace, references ?? Installed, default);
        return
        [
            .. solution.Projects.Where(static project => project.Document is not null)
                .Select(project => ProjectFacts.Read(solution, project, workspace, default)),
        ];
    }

    /// <summary>The facts of a web project whose program is the given statements between building and running it.</summary>
    public static DotNetProject ReadShop(string statements, params (string Path, string Text)[] others) => ReadShopProgram(
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{statements}}
        app.Run();
        """,
        others);

    /// <summary>The facts of a web project with the given program.</summary>
    public static DotNetProject ReadShopProgram(string program, params (string Path, string Text)[] others) =>
        ReadFacts(CreateWeb(program, others)).Single(static project => project.AssemblyName.Value == "Shop");

    /// <summary>The characters that a fact stands at.</summary>
    public static string GetText<T>(DocumentFact<T> fact) => fact.Document.GetText().ToString(fact.Span);

    public static CSharpProject ReadProject(params (string Path, string Text)[] files) => ProjectReader.Read(Create(files))[0];
}
