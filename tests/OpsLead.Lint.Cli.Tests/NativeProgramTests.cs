using System.Diagnostics;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The native program answers as the managed one. <c>OPSLEAD_NATIVE</c> names the published file; without it there is nothing to compare.</summary>
public sealed class NativeProgramTests
{
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly string? Program = Environment.GetEnvironmentVariable("OPSLEAD_NATIVE");

    [TestCase("--version")]
    [TestCase("--help")]
    [TestCase("check --help")]
    [TestCase("completion bash")]
    [TestCase("rules")]
    [TestCase("rules --format json")]
    [TestCase("explain pin-image-tag")]
    [TestCase("check testdata/projects/shop")]
    [TestCase("check testdata/projects/shop --format concise --select *")]
    [TestCase("check testdata/projects/shop --format json --select *")]
    [TestCase("check testdata/projects/shop --format junit")]
    [TestCase("check testdata/projects/shop --format checkstyle")]
    [TestCase("check testdata/projects/shop --format gitlab")]
    [TestCase("check testdata/projects/shop --format github")]
    [TestCase("check testdata/projects/shop --format markdown")]
    [TestCase("check testdata/projects/shop --format sarif --select *")]
    [TestCase("check testdata/projects/shop-sound testdata/projects/handbook --jobs 1")]
    [TestCase("check nowhere")]
    public void The_native_program_answers_as_the_managed_one(string command)
    {
        Assume.That(Program, Is.Not.Null.And.Not.Empty, "OPSLEAD_NATIVE names no program");

        Assert.That(RunNative(command.Split(' ')), Is.EqualTo(CommandRun.Start(Root, command.Split(' '))));
    }

    private static CommandRun RunNative(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandRun(process.ExitCode, output, error.Result);
    }
}
