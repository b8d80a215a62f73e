using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsLead.Lint.Cli.Configuration.Foreign;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The package of analyzers as projects use it: from a folder, without any network.</summary>
[NonParallelizable]
public sealed partial class AnalyzersPackageTests
{
    private const string Reference = """<ItemGroup><PackageReference Include="OpsLead.Lint.Analyzers" Version="*" PrivateAssets="all" /></ItemGroup>""";
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapGet("/", () => "shop");
        app.Run();
        """;

    private static readonly string Root = RepositoryRoot.Find();

    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        folder = new TemporaryFolder();
        folder.Add("feed/.keep").Add("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{folder["feed"]}" />
              </packageSources>
            </configuration>
            """);
        folder.Add("Directory.Build.props", "<Project />").Add("Directory.Build.targets", "<Project />").Add("Directory.Packages.props", "<Project />");

        // What these tests run against was built with them, in the configuration that names the last folder of theirs.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var pack = Run(
            Root, "pack", "src/OpsLead.Lint.Analyzers", "--no-build", "--no-restore", "--nologo",
            "--configuration", configuration, "-property:AnalyzersPackage=true", "--output", folder["feed"]);
        Assert.That(pack.ExitCode, Is.Zero, pack.Output);
    }

    [OneTimeTearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void It_holds_our_own_analyzers_alone_and_the_tool_and_flows_to_nobody()
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(folder["feed"], "OpsLead*.nupkg").Single());
        using var specification = new StreamReader(package.Entries.Single(static entry => entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        var names = package.Entries.Select(static entry => entry.FullName).ToArray();

        Assert.That(
            names.Where(static name => name.EndsWith(".dll", StringComparison.Ordinal) && !name.StartsWith("tools/", StringComparison.Ordinal)),
            Is.EquivalentTo(
            [
                "analyzers/dotnet/cs/OpsLead.Lint.Descriptors.dll",
                "analyzers/dotnet/cs/OpsLead.Lint.Rules.CSharp.Fixes.dll",
                "analyzers/dotnet/cs/OpsLead.Lint.Rules.CSharp.dll",
            ]));
        Assert.That(names, Does.Contain("tools/net10.0/any/dotnet-opslead-lint.dll").And.Contains("tools/net10.0/any/dotnet-opslead-lint.runtimeconfig.json"));
        Assert.That(specification.ReadToEnd(), Does.Contain("<developmentDependency>true<").And.Contains("<readme>README.md<").And.Not.Contains("<dependency "));
    }

    [Test]
    public void A_web_project_that_treats_warnings_as_errors_still_builds_and_its_log_has_the_suggestion_with_the_link_to_its_page()
    {
        AddWeb("a shop", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><ErrorLog>obj/log.sarif,version=2.1</ErrorLog>");
        var build = Build("a shop");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Output, Does.Not.Contain("AD0001").And.Not.Contains("CS9057"));
        using var log = JsonDocument.Parse(File.ReadAllText(folder["a shop/obj/log.sarif"]));
        var run = log.RootElement.GetProperty("runs")[0];
        Assert.That(run.GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("ruleId").GetString()), Does.Contain("OPL6002"));
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(static rule => rule.GetProperty("id").GetString() == "OPL6002");
        Assert.That(rule.GetProperty("helpUri").GetString(), Does.EndWith("/rules/CSharp/OPL6002.md"));
    }

    [Test]
    public void What_lies_beside_a_project_is_warned_of_once_and_again_only_after_a_change()
    {
        AddWeb("changing");
        Assert.That(Build("changing").Warnings, Is.EqualTo(new[] { "Dockerfile(1,6,1,12): warning OPL2001", "Dockerfile(1,6,1,12): warning OPL2002" }));
        Assert.That(Build("changing").Warnings, Is.Empty);

        folder.Add("changing/deploy/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspc: {}\n");
        Assert.That(Build("changing").Warnings, Does.Contain("deploy/pod.yaml(5,1,5,4): warning OPL1150").And.Contains("Dockerfile(1,6,1,12): warning OPL2001"));

        folder.Add("changing/.editorconfig", "[Dockerfile]\ndotnet_diagnostic.OPL2002.severity = none\n");
        File.Delete(folder["changing/deploy/pod.yaml"]);
        Assert.That(Build("changing").Warnings, Is.EqualTo(new[] { "Dockerfile(1,6,1,12): warning OPL2001" }));
    }

    [Test]
    public void Nothing_beside_a_project_is_looked_at_where_it_opts_out()
    {
        AddWeb("silent", "<OpsLeadLint>false</OpsLeadLint>");
        var build = Build("silent");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Warnings, Is.Empty);
    }

    [Test]
    public void An_error_fails_the_build_only_where_that_is_asked_for()
    {
        AddWeb("strict");
        folder.Add("strict/deploy/pod.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspc: {}\n");
        Assert.That(Build("strict").ExitCode, Is.Zero);

        var build = Build("strict", "-property:OpsLeadLintErrorsAsWarnings=false");
        Assert.That(build.ExitCode, Is.Not.Zero);
        Assert.That(build.Output, Does.Contain("deploy/pod.yaml(5,1,5,4): error OPL1150").And.Not.Contains("could not look"));
    }

    [Test]
    public void What_the_tool_cannot_do_is_a_warning()
    {
        // A shell would read the dollar sign.
        AddWeb("odd $HOME", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        var build = Build("odd $HOME", "-property:OpsLeadLintArguments=--nonsense");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Output, Does.Contain("could not look at what lies beside 'Web.csproj'. It said: error: There is no option '--nonsense'.").And.Contains("0 Error(s)"));
        Assert.That(Build("odd $HOME").Warnings, Does.Contain("Dockerfile(1,6,1,12): warning OPL2001"), "what failed is no result");
    }

    [Test]
    public void A_change_of_any_tools_configuration_above_the_project_counts()
    {
        var target = File.ReadAllText(Path.Combine(Root, "src", "OpsLead.Lint.Analyzers", "buildTransitive", "OpsLead.Lint.Analyzers.targets"));
        foreach (var file in ForeignTools.All.SelectMany(static tool => tool.Files))
        {
            Assert.That(target, Does.Contain($"%(_OpsLeadLintFolder.FullPath)/{file}"));
        }
    }

    [Test]
    public void Several_target_frameworks_are_one_build()
    {
        folder.Add("many/src/Many.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>
              </PropertyGroup>
              {Reference}
            </Project>
            """).Add("many/src/Dockerfile", "FROM debian\n").Add("many/src/Many.cs", "public static class Many;\n");
        var build = Build("many/src");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Warnings, Is.EqualTo(new[] { "Dockerfile(1,6,1,12): warning OPL2001", "Dockerfile(1,6,1,12): warning OPL2002" }));
        Assert.That(Regex.Count(build.Output, "Many -> "), Is.EqualTo(2));

        folder.Add("many/.hadolint.yaml", "ignored: [DL3002]\n").Add("many/.editorconfig", "[Dockerfile]\ndotnet_diagnostic.OPL2002.severity = none\n");
        Assert.That(Build("many/src").Warnings, Is.EqualTo(new[] { "Dockerfile(1,6,1,12): warning OPL2001" }), "what is configured above has changed");
        Assert.That(Build("many/src", "--no-incremental").Warnings, Is.EqualTo(new[] { "Dockerfile(1,6,1,12): warning OPL2001" }), "all is done again");
    }

    [Test]
    public void In_a_solution_nothing_is_found_twice()
    {
        // One project in the folder of the whole, one below it, and two that share a folder.
        AddWeb("solution");
        var library = $"""<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><EnableDefaultCompileItems>false</EnableDefaultCompileItems></PropertyGroup>{Reference}</Project>""";
        folder.Add("solution/lib/Library.csproj", library).Add("solution/lib/Dockerfile", "FROM alpine\nUSER 1000\n");
        folder.Add("solution/pair/First.csproj", library).Add("solution/pair/Second.csproj", library)
            .Add("solution/pair/Directory.Build.props", "<Project><PropertyGroup><BaseIntermediateOutputPath>obj/$(MSBuildProjectName)/</BaseIntermediateOutputPath></PropertyGroup></Project>")
            .Add("solution/pair/Dockerfile", "FROM busybox\nUSER 1000\n");
        folder.Add("solution/Web.csproj", File.ReadAllText(folder["solution/Web.csproj"]).Replace("</PropertyGroup>", "<DefaultItemExcludes>$(DefaultItemExcludes);lib/**;pair/**</DefaultItemExcludes></PropertyGroup>", StringComparison.Ordinal));
        folder.Add("solution/Whole.slnx", """<Solution><Project Path="Web.csproj" /><Project Path="lib/Library.csproj" /><Project Path="pair/First.csproj" /><Project Path="pair/Second.csproj" /></Solution>""");
        var build = Build("solution", "Whole.slnx");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Warnings.Where(static warning => warning.EndsWith("OPL2001", StringComparison.Ordinal)), Is.EquivalentTo(
            ["Dockerfile(1,6,1,12): warning OPL2001", "Dockerfile(1,6,1,12): warning OPL2001", "Dockerfile(1,6,1,13): warning OPL2001"]));
        Assert.That(Regex.Count(build.Output, "'alpine' has no tag"), Is.EqualTo(2), "once where it is found, once in the summary");
    }

    [Test]
    public void Another_package_of_analyzers_does_its_work_beside()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var other = Path.Combine(packages, "microsoft.codeanalysis.publicapianalyzers");
        Assume.That(Directory.Exists(other), "the package of another analyzer, which the build of this repository restores, is not there");
        foreach (var package in Directory.EnumerateFiles(other, "*.nupkg", SearchOption.AllDirectories))
        {
            File.Copy(package, Path.Combine(folder["feed"], Path.GetFileName(package)), overwrite: true);
        }

        AddWeb("beside", "<ErrorLog>obj/log.sarif,version=2.1</ErrorLog>");
        folder.Add("beside/Web.csproj", File.ReadAllText(folder["beside/Web.csproj"]).Replace("</Project>", """<ItemGroup><PackageReference Include="Microsoft.CodeAnalysis.PublicApiAnalyzers" Version="*-*" PrivateAssets="all" /><AdditionalFiles Include="PublicAPI.Shipped.txt;PublicAPI.Unshipped.txt" /></ItemGroup></Project>""", StringComparison.Ordinal));
        folder.Add("beside/PublicAPI.Shipped.txt").Add("beside/PublicAPI.Unshipped.txt").Add("beside/Open.cs", "public class Open;\n");
        var build = Build("beside");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(File.ReadAllText(folder["beside/obj/log.sarif"]), Does.Contain("\"ruleId\": \"RS0016\"").And.Contains("\"ruleId\": \"OPL6002\"").And.Not.Contains("AD0001"));
    }

    [Test]
    public void Dotnet_format_applies_the_fixes()
    {
        AddWeb("format");
        Assert.That(Build("format").ExitCode, Is.Zero);
        var format = Run(folder["format"], "format", "analyzers", "--diagnostics", "OPL6002", "--severity", "info", "--no-restore");

        Assert.That(format.ExitCode, Is.Zero, format.Output);
        Assert.That(File.ReadAllText(folder["format/Program.cs"]), Does.Contain("app.MapHealthChecks(\"/healthz\");"));
    }

    [Test]
    public void Without_dotnet_one_message_says_so_and_the_build_goes_on()
    {
        AddWeb("nowhere", "<DOTNET_HOST_PATH>/nowhere/dotnet</DOTNET_HOST_PATH>");
        var build = Build("nowhere");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Output, Does.Contain("OpsLead.Lint did not look at what lies beside 'Web.csproj', since there is no .NET 10 runtime.").And.Contains("0 Warning(s)"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "A shell script takes the place of the host.")]
    public void Without_a_runtime_one_message_says_so_and_the_build_goes_on()
    {
        AddWeb("old");
        folder.Add("old/host", "#!/bin/sh\necho 'You must install or update .NET to run this application.' >&2\nexit 150\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["old/host"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var build = Build("old", $"-property:DOTNET_HOST_PATH={folder["old/host"]}");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(build.Output, Does.Contain("OpsLead.Lint did not look at what lies beside 'Web.csproj', since there is no .NET 10 runtime.").And.Contains("0 Warning(s)").And.Not.Contains("You must install"));
    }

    [Test]
    public void The_shop_is_told_what_is_wrong_with_its_programs_and_what_lies_beside_them()
    {
        CopyShop("shop");
        var versions = folder["shop/Directory.Packages.props"];
        File.WriteAllText(versions, File.ReadAllText(versions).Replace("</Project>", """<ItemGroup><GlobalPackageReference Include="OpsLead.Lint.Analyzers" Version="*" /></ItemGroup></Project>""", StringComparison.Ordinal));
        File.AppendAllText(folder["shop/.editorconfig"], "\n[*.cs]\n" + string.Concat(Planted(".cs").Select(static row => $"dotnet_diagnostic.{row.Id}.severity = warning\n")));
        var build = Build("shop", "-property:CentralPackageFloatingVersionsEnabled=true", "-property:TreatWarningsAsErrors=false");

        Assert.That(build.ExitCode, Is.Zero, build.Output);
        Assert.That(
            build.Warnings.Select(static warning => (File: warning[..warning.IndexOf('(', StringComparison.Ordinal)].Split('/')[^1], Id: warning[^7..])).Order(),
            Is.EqualTo(Planted("").Where(static row => row.Path.StartsWith("src/", StringComparison.Ordinal)).Select(static row => (File: row.Path.Split('/')[^1], row.Id)).Order()));
    }

    [Test]
    public void The_shop_is_judged_alike_before_a_restore_and_after()
    {
        CopyShop("restored");
        var before = CommandRun.Start(folder["restored"], ["check", ".", "--format", "json"]).Output;
        var restore = Run(folder["restored"], "restore", "Shop.sln");

        Assert.That(restore.ExitCode, Is.Zero, restore.Output);
        Assert.That(File.Exists(folder["restored/src/Shop.Orders/obj/project.assets.json"]), Is.True);
        Assert.That(CommandRun.Start(folder["restored"], ["check", ".", "--format", "json"]).Output, Is.EqualTo(before));
    }

    private void CopyShop(string name)
    {
        var source = Path.Combine(Root, "testdata", "projects", "shop");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file).Replace('\\', '/');
            if (!path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && path != "global.json")
            {
                folder.Add($"{name}/{path}", File.ReadAllText(file));
            }
        }
    }

    private static (string Path, string Id)[] Planted(string end)
    {
        var ids = BuiltInRules.Create().GetInfos().ToDictionary(static rule => rule.Name, static rule => rule.Descriptor.Id, StringComparer.Ordinal);
        return
        [
            .. File.ReadLines(Path.Combine(Root, "testdata", "projects", "shop", "DEFECTS.md"))
                .Where(static line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(cells => (Path: cells[1].Trim('`'), Id: ids[cells[4]]))
                .Where(row => row.Path.EndsWith(end, StringComparison.Ordinal)),
        ];
    }

    private void AddWeb(string name, string properties = "") => folder
        .Add(name + "/Web.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                {properties}
              </PropertyGroup>
              {Reference}
            </Project>
            """)
        .Add(name + "/Program.cs", Program)
        .Add(name + "/Dockerfile", "FROM debian\n");

    private BuildRun Build(string name, params string[] arguments) => Run(folder[name], ["build", "--nologo", .. arguments]);

    private BuildRun Run(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NUGET_PACKAGES"] = folder["packages"];
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // The runner of these tests may have set them for itself.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new BuildRun(process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private sealed partial record BuildRun(int ExitCode, string Output)
    {
        /// <summary>Our warnings as the build says them for the first time, before its summary.</summary>
        public IEnumerable<string> Warnings =>
            from line in Output.Split('\n').TakeWhile(static line => !line.StartsWith("Build succeeded", StringComparison.Ordinal))
            let match = Warning().Match(line)
            where match.Success
            select match.Value;

        [GeneratedRegex(@"^[^(]+\([\d,]+\): warning OPL\d{4}")]
        private static partial Regex Warning();
    }
}
