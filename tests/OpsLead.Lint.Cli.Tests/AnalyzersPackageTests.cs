using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The package of analyzers as a project uses it: from a folder, without any network.</summary>
[NonParallelizable]
public sealed class AnalyzersPackageTests
{
    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        folder = new TemporaryFolder();
        folder.Add("feed/.keep");

        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (exitCode, output) = Run(
            RepositoryRoot.Find(), "pack", "src/OpsLead.Lint.Analyzers", "--no-build", "--no-restore", "--nologo",
            "--configuration", configuration, "-property:AnalyzersPackage=true", "--output", folder["feed"]);
        Assert.That(exitCode, Is.Zero, output);
    }

    [OneTimeTearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void It_holds_our_own_assemblies_alone_and_flows_to_nobody()
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(folder["feed"], "*.nupkg").Single());
        using var specification = new StreamReader(package.Entries.Single(static entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());

        Assert.That(
            package.Entries.Select(static entry => entry.FullName).Where(static name => name.EndsWith(".dll", StringComparison.Ordinal)),
            Is.EquivalentTo(
            [
                "analyzers/dotnet/cs/OpsLead.Lint.Descriptors.dll",
                "analyzers/dotnet/cs/OpsLead.Lint.Rules.CSharp.Fixes.dll",
                "analyzers/dotnet/cs/OpsLead.Lint.Rules.CSharp.dll",
            ]));
        Assert.That(specification.ReadToEnd(), Does.Contain("<developmentDependency>true<").And.Not.Contains("<dependency "));
    }

    [Test]
    public void A_web_project_that_treats_warnings_as_errors_still_builds_and_its_log_has_the_suggestion_with_the_link_to_its_page()
    {
        folder.Add("a shop/nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{folder["feed"]}" />
              </packageSources>
            </configuration>
            """);
        folder.Add("a shop/Directory.Build.props", "<Project />").Add("a shop/Directory.Build.targets", "<Project />").Add("a shop/Directory.Packages.props", "<Project />");
        folder.Add("a shop/Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
                <ErrorLog>log.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="OpsLead.Lint.Analyzers" Version="*" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        folder.Add("a shop/Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddHealthChecks();
            var app = builder.Build();
            app.MapGet("/", () => "shop");
            app.Run();
            """);

        var (exitCode, output) = Run(folder["a shop"], "build", "--nologo");

        Assert.That(exitCode, Is.Zero, output);
        Assert.That(output, Does.Not.Contain("AD0001").And.Not.Contains("CS9057"));
        using var log = JsonDocument.Parse(File.ReadAllText(folder["a shop/log.sarif"]));
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.That(run.GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("ruleId").GetString()), Does.Contain("OPL6002"));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(static rule => rule.GetProperty("id").GetString() == "OPL6002");
        Assert.That(rule.GetProperty("helpUri").GetString(), Does.EndWith("/rules/CSharp/OPL6002.md"));
    }

    private (int ExitCode, string Output) Run(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = folder["packages"];
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
