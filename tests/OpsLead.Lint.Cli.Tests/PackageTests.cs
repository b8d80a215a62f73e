using System.Diagnostics;
using System.IO.Compression;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The tool as users install it, from a folder and without any network: local, global, and for one run.</summary>
[NonParallelizable]
public sealed class PackageTests
{
    private static readonly string Root = RepositoryRoot.Find();

    private TemporaryFolder folder = null!;

    [OneTimeSetUp]
    public void Pack()
    {
        folder = new TemporaryFolder();
        folder.Add("feed/.keep").Add("work/nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{folder["feed"]}" />
              </packageSources>
            </configuration>
            """);
        folder.Add("work/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx\n").Add("work/sub/notes.txt");

        // What these tests run against was built with them, in the configuration that names the last folder of theirs.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var pack = Run(Root, "pack", "src/OpsLead.Lint.Cli", "--no-build", "--no-restore", "--nologo", "--configuration", configuration, "--output", folder["feed"]);
        Assert.That(pack.ExitCode, Is.Zero, pack.Output + pack.Error);
    }

    [OneTimeTearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_plain_pack_makes_one_package_that_any_SDK_can_install()
    {
        using var package = ZipFile.OpenRead(Directory.EnumerateFiles(folder["feed"], "*.nupkg").Single());
        using var settings = new StreamReader(package.Entries.Single(static entry => entry.Name == "DotnetToolSettings.xml").Open());

        Assert.That(settings.ReadToEnd(), Does.Contain("Version=\"1\"").And.Contains("Name=\"dotnet-opslead-lint\""));
        Assert.That(package.Entries.Select(static entry => entry.FullName), Does.Contain("README.md").And.Contains("tools/net10.0/any/dotnet-opslead-lint.dll"));
        Assert.That(package.Entries.Where(static entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) && entry.Name is not ("DotnetToolSettings.xml" or "[Content_Types].xml")), Is.Empty);
    }

    [Test]
    public void No_other_project_is_packed_by_a_plain_pack()
    {
        // pre-commit packs the whole repository and takes every package for a tool.
        var packed = new[] { "src", "rules", "tests" }
            .SelectMany(static name => Directory.EnumerateFiles(Path.Combine(Root, name), "*.csproj", SearchOption.AllDirectories))
            .Where(static file => File.ReadAllText(file).Contains("<IsPackable>true", StringComparison.Ordinal));

        Assert.That(packed.Select(Path.GetFileName), Is.EqualTo(["OpsLead.Lint.Cli.csproj"]));
    }

    [Test]
    public void It_is_a_local_tool()
    {
        Succeed(folder["work"], "new", "tool-manifest", "--force");
        Succeed(folder["work"], "tool", "install", "--local", "OpsLead.Lint");

        AssertFinding(Run(folder["work"], "opslead-lint", "check", "--select", "OPL1001", "--format", "concise", "--quiet"));
        Assert.That(Run(folder["work/sub"], "opslead-lint", "--version").Output.Trim(), Is.EqualTo(CommandLineApplication.Version));
        Assert.That(Run(folder["work"], "opslead-lint", "check", "nowhere").ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void It_is_a_global_tool()
    {
        Succeed(folder["work"], "tool", "install", "--global", "OpsLead.Lint");

        AssertFinding(Run(folder["work"], "opslead-lint", "check", "--select", "OPL1001", "--format", "concise", "--quiet"));
    }

    [Test]
    public void It_runs_once_without_being_installed() =>
        AssertFinding(Run(folder["work"], "tool", "exec", "--yes", "OpsLead.Lint", "--", "check", "--select", "OPL1001", "--format", "concise", "--quiet"));

    private static void AssertFinding(CommandRun run)
    {
        Assert.That(run.Output, Does.StartWith("web.yaml:8:14: warning OPL1001 "), run.Error);
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    private void Succeed(string where, params string[] arguments)
    {
        var run = Run(where, arguments);
        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
    }

    private CommandRun Run(string where, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet", arguments)
        {
            WorkingDirectory = where,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_HOME"] = folder["home"];
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        start.Environment["PATH"] = Path.Combine(folder["home"], ".dotnet", "tools") + Path.PathSeparator + start.Environment["PATH"];
        if (where != Root)
        {
            start.Environment["NUGET_PACKAGES"] = folder["packages"];
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output, error.Result);
    }
}
