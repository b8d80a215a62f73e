using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpsLead.Lint.CSharp.Compilations;

namespace OpsLead.Lint.CSharp.Tests.Compilations;

/// <summary>What a restore left beside a project is bound against; without it, and with a broken one, sources are bound as far as they go.</summary>
public sealed class RestoredPackagesTests
{
    private const string Project = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Contoso" Version="1.2.3" /></ItemGroup></Project>""";

    private string folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = Directory.CreateTempSubdirectory("opslead-lint-").FullName;
        var assembly = Path.Combine(folder, "packages", "contoso", "1.2.3", "lib", "net8.0", "Contoso.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(assembly)!);
        Directory.CreateDirectory(Path.Combine(folder, "app", "obj"));
        var result = CSharpCompilation.Create("Contoso", [CSharpSyntaxTree.ParseText("namespace Contoso; public class Client;")], [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(assembly);
        Assert.That(result.Success, Is.True);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [TestCase("app/obj/project.assets.json")]
    [TestCase("artifacts/obj/App/project.assets.json")]
    public void A_package_that_was_restored_is_bound_against(string file)
    {
        Write(file, Assets("net10.0", "contoso/1.2.3"));

        Assert.That(FindClient(), Is.Not.Null);
    }

    [Test]
    public void The_folder_that_the_project_names_counts()
    {
        Write("app/out/project.assets.json", Assets("net10.0", "contoso/1.2.3"));

        Assert.That(FindClient(Project.Replace("<TargetFramework>", "<BaseIntermediateOutputPath>out/</BaseIntermediateOutputPath><TargetFramework>", StringComparison.Ordinal)), Is.Not.Null);
    }

    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{ "targets": [], "libraries": 1, "packageFolders": null }""")]
    [TestCase("""{ "targets": { "net10.0": { "Contoso/1.2.3": 5 } }, "libraries": {}, "packageFolders": {} }""")]
    public void A_file_that_is_none_tells_nothing(string text)
    {
        Write("app/obj/project.assets.json", text);

        Assert.That(FindClient(), Is.Null);
    }

    [Test]
    public void Nothing_outside_the_folders_of_packages_is_read()
    {
        Write("app/obj/project.assets.json", Assets("net10.0", "../packages/contoso/1.2.3").Replace("/packages/\"", "/none/\"", StringComparison.Ordinal));

        Assert.That(FindClient(), Is.Null);
    }

    [Test]
    public void Without_a_place_on_disk_there_is_nothing_to_find()
    {
        Write("app/obj/project.assets.json", Assets("net10.0", "contoso/1.2.3"));

        Assert.That(FindClient(isOnDisk: false), Is.Null);
    }

    private static string Escape(string path) => path.Replace("\\", "/", StringComparison.Ordinal);

    private string Assets(string target, string place) => $$"""
        {
          "version": 3,
          "targets": { "net9.0": {}, "{{target}}": { "Contoso/1.2.3": { "type": "package", "compile": { "lib/net8.0/Contoso.dll": { "related": ".xml" }, "lib/net8.0/_._": {} } } } },
          "libraries": { "Contoso/1.2.3": { "type": "package", "path": "{{place}}" } },
          "packageFolders": { "{{Escape(folder)}}/packages/": {} }
        }
        """;

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private INamedTypeSymbol? FindClient(string project = Project, bool isOnDisk = true)
    {
        var workspace = TestWorkspace.Create(("app/App.csproj", project), ("app/A.cs", "class A { Contoso.Client client; }"));
        var solution = CSharpSolution.Create(workspace, TestWorkspace.Installed, default, document => isOnDisk ? Path.Combine(folder, document.Path) : null);
        return solution.GetCompilation(solution.Projects.Single()).Compilation.GetTypeByMetadataName("Contoso.Client");
    }
}
