using System.Diagnostics;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>A git repository of a test, untouched by the machine's own configuration.</summary>
internal sealed class TestRepository : IDisposable
{
    public TestRepository()
    {
        Git("init", "--quiet", "--initial-branch=main");
    }

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Commits all that is there.</summary>
    /// <returns>The commit's hash.</returns>
    public string Commit()
    {
        Git("add", "--all");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.invalid", "commit", "--quiet", "--allow-empty", "--message=change");
        return Git("rev-parse", "HEAD").Trim();
    }

    /// <summary>Runs git as somebody would who trusts the repository.</summary>
    /// <returns>What it prints; its exit code does not matter.</returns>
    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/env", ["git", .. arguments]) { WorkingDirectory = Folder.Path, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = error.Result;
        return output;
    }

    public CommandRun Check(params string[] arguments) => CheckIn(Folder.Path, arguments);

    public static CommandRun CheckIn(string folder, params string[] arguments) => CommandRun.Start(
        folder,
        ["check", "--format", "concise", "--quiet", .. arguments],
        new RuleSet([new MarkRule(), new PairRule()], []),
        new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });

    public void Dispose() => Folder.Dispose();
}
