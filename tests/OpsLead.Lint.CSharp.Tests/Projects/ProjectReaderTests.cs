using OpsLead.Lint.CSharp.Projects;

namespace OpsLead.Lint.CSharp.Tests.Projects;

public sealed class ProjectReaderTests
{
    [Test]
    public void A_web_project_brings_its_framework_and_its_usings()
    {
        var project = Read("""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
            </Project>
            """);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(project.Sdk, Is.EqualTo("Microsoft.NET.Sdk.Web"));
            Assert.That(project.IsExecutable, Is.True);
            Assert.That(project.IsNullable, Is.True);
            Assert.That(project.TargetFrameworks, Is.EqualTo(["net10.0"]));
            Assert.That(project.FrameworkReferences, Is.EqualTo(["Microsoft.AspNetCore.App"]));
            Assert.That(project.GlobalUsings, Does.Contain("Microsoft.AspNetCore.Builder").And.Contain("System.Linq"));
            Assert.That(project.PreprocessorSymbols, Does.Contain("NET8_0_OR_GREATER").And.Contain("NET10_0").And.Not.Contain("DEBUG"));
            Assert.That((project.AssemblyName, project.RootNamespace), Is.EqualTo(("Shop", "Shop")));
        }
    }

    [Test]
    public void Properties_come_from_Directory_Build_props_above()
    {
        var project = Read(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><AssemblyName>$(Prefix).Orders</AssemblyName></PropertyGroup>
            </Project>
            """,
            ("Directory.Build.props", """<Project><PropertyGroup><Prefix>Acme</Prefix><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>"""));
        Assert.That((project.AssemblyName, project.IsExecutable, project.TargetFrameworks[0]), Is.EqualTo(("Acme.Orders", true, "net9.0")));
    }

    [Test]
    public void An_imported_file_above_is_read_too()
    {
        var project = Read(
            """<Project Sdk="Microsoft.NET.Sdk"/>""",
            ("src/Directory.Build.props", """
                <Project>
                  <Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />
                </Project>
                """),
            ("Directory.Build.props", """<Project><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup></Project>"""));
        Assert.That(project.TargetFrameworks, Is.EqualTo(["net8.0"]));
    }

    [Test]
    public void A_computed_name_is_unknown() =>
        Assert.That(ReadProperties("""<PropertyGroup><AssemblyName>$([System.IO.Path]::GetTempPath())</AssemblyName></PropertyGroup>""").AssemblyName, Is.Null);

    [Test]
    public void A_property_under_a_condition_that_cannot_be_decided_is_unknown() =>
        Assert.That(ReadProperties("""<PropertyGroup Condition="Exists('x')"><AssemblyName>Other</AssemblyName></PropertyGroup>""").AssemblyName, Is.Null);

    [Test]
    public void The_release_configuration_is_the_one_that_ships() =>
        Assert.That(
            ReadProperties("""<PropertyGroup Condition="'$(Configuration)' == 'Debug'"><AssemblyName>Debugged</AssemblyName></PropertyGroup>""").AssemblyName,
            Is.EqualTo("Shop"));

    [Test]
    public void The_first_of_several_frameworks_stands_for_all()
    {
        var project = Read("""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0;net8.0</TargetFrameworks></PropertyGroup>
              <PropertyGroup Condition="'$(TargetFramework)' == 'net10.0'"><AssemblyName>Ten</AssemblyName></PropertyGroup>
            </Project>
            """);
        Assert.That(project.TargetFrameworks, Is.EqualTo(["net10.0", "net8.0"]));
        Assert.That(project.AssemblyName, Is.EqualTo("Ten"));
    }

    [Test]
    public void Packages_take_their_versions_from_the_centre()
    {
        var project = Read(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Npgsql" />
                <PackageReference Include="Polly" Version="8.0.0" />
                <PackageReference Include="NUnit"><Version>5.0.0</Version></PackageReference>
              </ItemGroup>
            </Project>
            """,
            ("Directory.Packages.props", """<Project><ItemGroup><PackageVersion Include="Npgsql" Version="10.0.1" /></ItemGroup></Project>"""));
        PackageReference[] expected = [new("Npgsql", "10.0.1"), new("NUnit", "5.0.0"), new("Polly", "8.0.0")];
        Assert.That(project.PackageReferences, Is.EqualTo(expected));
        Assert.That(project.IsTest, Is.True);
    }

    [Test]
    public void References_to_projects_are_paths_below_the_root() =>
        Assert.That(
            Read("""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="..\Core\Core.csproj" /></ItemGroup></Project>""").ProjectReferences,
            Is.EqualTo(["src/Core/Core.csproj"]));

    [Test]
    public void Sources_leave_out_output_nested_projects_and_what_is_removed()
    {
        var project = Read(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><Compile Remove="Old/**" /><Compile Include="../Shared/Clock.cs" /></ItemGroup>
            </Project>
            """,
            ("src/Shop/A.cs", ""),
            ("src/Shop/Sub/B.cs", ""),
            ("src/Shop/Old/C.cs", ""),
            ("src/Shop/bin/D.cs", ""),
            ("src/Shop/obj/E.cs", ""),
            ("src/Shop/Tests/Tests.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"),
            ("src/Shop/Tests/F.cs", ""),
            ("src/Shared/Clock.cs", ""));
        Assert.That(Paths(project), Is.EqualTo(["src/Shared/Clock.cs", "src/Shop/A.cs", "src/Shop/Sub/B.cs"]));
    }

    [Test]
    public void A_project_of_the_old_kind_lists_its_sources()
    {
        var project = Read(
            """<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><ItemGroup><Compile Include="A.cs" /></ItemGroup></Project>""",
            ("src/Shop/A.cs", ""),
            ("src/Shop/B.cs", ""));
        Assert.That(Paths(project), Is.EqualTo(["src/Shop/A.cs"]));
    }

    [Test]
    public void Usings_of_the_project_are_global()
    {
        var project = Read("""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><ImplicitUsings>true</ImplicitUsings></PropertyGroup>
              <ItemGroup>
                <Using Include="Acme" />
                <Using Include="System.Math" Static="true" />
                <Using Include="System.Text.Json" Alias="Json" />
                <Using Remove="System.IO" />
              </ItemGroup>
            </Project>
            """);
        Assert.That(project.GlobalUsings, Is.SupersetOf(["Acme", "static System.Math", "Json = System.Text.Json"]));
        Assert.That(project.GlobalUsings, Does.Not.Contain("System.IO"));
    }

    [Test]
    public void A_file_with_directives_is_a_program()
    {
        var projects = ProjectReader.Read(TestWorkspace.Create(
            ("tools/serve.cs", "#!/usr/bin/env dotnet\n#:sdk Microsoft.NET.Sdk.Web\n#:package Npgsql@10.0.1\nConsole.WriteLine();"),
            ("loose/Other.cs", "class Other;")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(projects.Select(static project => project.Document?.Path), Is.EqualTo(["tools/serve.cs", null]));
            Assert.That((projects[0].Sdk, projects[0].IsExecutable), Is.EqualTo(("Microsoft.NET.Sdk.Web", true)));
            Assert.That(projects[0].PackageReferences, Is.EqualTo([new PackageReference("Npgsql", "10.0.1")]));
            Assert.That(Paths(projects[1]), Is.EqualTo(["loose/Other.cs"]));
        }
    }

    [Test]
    public void A_project_that_does_not_parse_leaves_its_sources_to_nobody_and_the_others_alone()
    {
        var projects = ProjectReader.Read(TestWorkspace.Create(
            ("a/A.csproj", "<Project><"), ("a/A.cs", ""), ("b/B.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"), ("b/B.cs", "")));
        Assert.That(projects.Select(static project => project.Document?.Path), Is.EqualTo(["b/B.csproj", null]));
        Assert.That(Paths(projects[1]), Is.EqualTo(["a/A.cs"]));
    }

    [Test]
    public void Imports_in_a_circle_end() =>
        Assert.That(Read("""<Project Sdk="Microsoft.NET.Sdk"><Import Project="Shop.csproj" /></Project>""").AssemblyName, Is.EqualTo("Shop"));

    private static CSharpProject ReadProperties(string group) => Read($"""<Project Sdk="Microsoft.NET.Sdk">{group}</Project>""");

    private static IEnumerable<string> Paths(CSharpProject project) => project.Sources.Select(static source => source.Path);

    private static CSharpProject Read(string project, params (string Path, string Text)[] others) =>
        ProjectReader.Read(TestWorkspace.Create([("src/Shop/Shop.csproj", project), .. others]))
            .Single(static read => read.Document?.Path == "src/Shop/Shop.csproj");
}
