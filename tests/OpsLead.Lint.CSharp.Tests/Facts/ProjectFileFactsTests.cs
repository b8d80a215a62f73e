namespace OpsLead.Lint.CSharp.Tests.Facts;

public sealed class ProjectFileFactsTests
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web/10.0.100">
          <PropertyGroup Label="a > b">
            <TargetFrameworks> net8.0;net10.0 </TargetFrameworks>
            <AssemblyName>Shop.Web</AssemblyName>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Npgsql" Version="9.0.1" />
            <PackageReference Include='Polly' />
            <PackageReference Include="Serilog" Version="$([MSBuild]::Add(1, 2))" />
            <ProjectReference Include="..\Defaults\Defaults.csproj" />
            <ContainerEnvironmentVariable Include="ASPNETCORE_HTTP_PORTS" Value="8081" />
          </ItemGroup>
        </Project>
        """;

    [Test]
    public void Each_value_stands_at_its_characters()
    {
        var project = Read(Project, ("Directory.Packages.props",
            """<Project><ItemGroup><PackageVersion Include="Polly" Version="8.6.0" /></ItemGroup></Project>"""));
        Assert.That(Show(project.Sdk), Is.EqualTo("src/Shop/Shop.csproj Microsoft.NET.Sdk.Web Microsoft.NET.Sdk.Web"));
        Assert.That(Show(project.AssemblyName), Is.EqualTo("src/Shop/Shop.csproj Shop.Web Shop.Web"));
        Assert.That(project.TargetFrameworks.Select(Show), Is.EqualTo(["src/Shop/Shop.csproj net8.0 net8.0", "src/Shop/Shop.csproj net10.0 net10.0"]));
        Assert.That(project.ProjectReferences.Select(static reference => reference.Value), Is.EqualTo(["src/Defaults/Defaults.csproj"]));
        Assert.That(TestWorkspace.GetText(project.ProjectReferences[0]), Is.EqualTo(@"..\Defaults\Defaults.csproj"));
        Assert.That(
            project.PackageReferences.Select(static package =>
                $"{package.Name.Value}@{package.Document.GetText().ToString(package.Name.Span)} {package.Version.Fact} {package.Version.Document.FileName}"),
            Is.EqualTo(["Npgsql@Npgsql 9.0.1 Shop.csproj", "Polly@Polly 8.6.0 Directory.Packages.props", "Serilog@Serilog Unknown Shop.csproj"]));
    }

    [Test]
    public void A_value_of_the_props_file_stands_there()
    {
        var project = Read(
            """<Project Sdk="Microsoft.NET.Sdk.Web"></Project>""",
            ("Directory.Build.props", "<Project><PropertyGroup>\r\n<TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"));
        Assert.That(project.TargetFrameworks.Select(Show), Is.EqualTo(["Directory.Build.props net10.0 net10.0"]));
    }

    [Test]
    public void A_computed_assembly_name_is_unknown()
    {
        var name = Read(Project.Replace("Shop.Web<", "$(Prefix.Trim()).Web<", StringComparison.Ordinal)).AssemblyName;
        Assert.That(name.IsUnknown, Is.True);
        Assert.That(TestWorkspace.GetText(name), Is.EqualTo("$(Prefix.Trim()).Web"));
    }

    [Test]
    public void Without_an_assembly_name_the_files_name_stands_in() =>
        Assert.That(Read("""<Project Sdk="Microsoft.NET.Sdk"></Project>""").AssemblyName.Value, Is.EqualTo("Shop"));

    [Test]
    public void A_project_without_an_SDK_says_so() => Assert.That(Read("<Project></Project>").Sdk.IsAbsent, Is.True);

    [Test]
    public void The_ports_of_the_SDKs_image_are_addresses()
    {
        var address = Read(Project).ListenAddresses.Single();
        Assert.That((address.Source, address.Port.Value, address.Document.GetText().ToString(address.Port.Span)),
            Is.EqualTo((ListenAddressSource.ContainerEnvironment, 8081, "8081")));
    }

    private static string Show(DocumentFact<string> fact) => $"{fact.Document.Path} {fact.Value} {TestWorkspace.GetText(fact)}";

    private static DotNetProject Read(string project, params (string Path, string Text)[] others) => TestWorkspace.ReadFacts(TestWorkspace.Create(
        [("src/Shop/Shop.csproj", project), ("src/Shop/Program.cs", "Microsoft.AspNetCore.Builder.WebApplication.Create(args).Run();"), .. others])).Single();
}
