using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The step of <c>action.yml</c> that lints, run as the runner would.</summary>
[Platform(Exclude = "Win", Reason = "The step is for bash.")]
[UnsupportedOSPlatform("windows")]
public sealed class ActionTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new TemporaryFolder();
        folder.Add("repo/a b/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: nginx\n").Add("repo/clean/notes.txt").Add("output");
        folder.Add("temp/opslead-lint/dotnet-opslead-lint", $"#!/bin/sh\nexec dotnet '{typeof(CommandLineApplication).Assembly.Location}' \"$@\"\n");
        File.SetUnixFileMode(folder["temp/opslead-lint/dotnet-opslead-lint"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void It_annotates_writes_SARIF_and_fails_with_the_code_of_the_run()
    {
        var run = RunStep(("PATHS", "a b\nclean\n"));

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("::warning file=a b/web.yaml,line=8,endLine=8,col=14,endColumn=19,title=OPL1001 pin-image-tag::"));
        Assert.That(File.ReadAllText(folder["output"]), Is.EqualTo("exit-code=1\n"));
        Assert.That(File.ReadAllText(folder["repo/opslead-lint.sarif"]), Does.Contain("\"ruleId\": \"OPL1001\""));
    }

    [Test]
    public void Clean_paths_and_a_higher_threshold_succeed()
    {
        Assert.That(RunStep(("PATHS", "clean")).ExitCode, Is.Zero);
        Assert.That(RunStep(("FAIL_ON", "error")).ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(folder["output"]), Is.EqualTo("exit-code=0\nexit-code=0\n"));
    }

    [Test]
    public void What_an_input_holds_is_never_run()
    {
        var run = RunStep(("PATHS", "$(touch ran)\n`touch ran`; touch ran"), ("SELECT", "$(touch ran)"));

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(File.ReadAllText(folder["output"]), Is.EqualTo("exit-code=2\n"));
        Assert.That(File.Exists(folder["repo/ran"]), Is.False);
    }

    private CommandRun RunStep(params (string Name, string Value)[] inputs)
    {
        // As the runner starts `shell: bash`.
        var start = new ProcessStartInfo("/usr/bin/env", ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", ReadScript("Lint")])
        {
            WorkingDirectory = folder["repo"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string Value)[] usual =
        [
            ("PATHS", "."), ("FAIL_ON", "warning"), ("SELECT", "OPL1001"), ("SINCE", ""), ("SARIF_FILE", "opslead-lint.sarif"),
            ("RUNNER_TEMP", folder["temp"]), ("GITHUB_OUTPUT", folder["output"]), ("GITHUB_WORKSPACE", folder["repo"]), ("GITHUB_STEP_SUMMARY", folder["summary.md"]),
        ];
        foreach (var (name, value) in usual.Concat(inputs))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output, error.Result);
    }

    // The block scalar of the step of that name.
    private static string ReadScript(string name)
    {
        var script = new StringBuilder();
        var isStep = false;
        var isScript = false;
        foreach (var line in File.ReadLines(Path.Combine(RepositoryRoot.Find(), "action.yml")))
        {
            if (line.StartsWith("    - name: ", StringComparison.Ordinal))
            {
                isStep = line == "    - name: " + name;
                isScript = false;
            }
            else if (isScript)
            {
                script.Append(line.AsSpan(Math.Min(8, line.Length))).Append('\n');
            }

            isScript |= isStep && line == "      run: |";
        }

        return script.ToString();
    }
}
