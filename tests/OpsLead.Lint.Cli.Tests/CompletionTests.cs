using System.Diagnostics;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Tests;

public sealed class CompletionTests
{
    private static readonly RuleSet Rules = new([new MarkRule(), new WordRule()], []);

    [TestCase("", ExpectedResult = "check rules explain baseline secrets completion --help --version")]
    [TestCase("ch", ExpectedResult = "check")]
    [TestCase("baseline u", ExpectedResult = "update")]
    [TestCase("check --fi", ExpectedResult = "--files-from --fix")]
    [TestCase("check --format g", ExpectedResult = "github gitlab")]
    [TestCase("check --fail-on ", ExpectedResult = "error warning note never")]
    [TestCase("check . --select m", ExpectedResult = "mark-rule")]
    [TestCase("baseline update --ignore w", ExpectedResult = "word-rule")]
    [TestCase("explain wo", ExpectedResult = "word-rule")]
    [TestCase("completion z", ExpectedResult = "zsh")]
    [TestCase("check dep", ExpectedResult = "deploy")]
    [Platform(Exclude = "Win", Reason = "There may be no bash.")]
    public string Bash_completes(string line)
    {
        using var folder = new TemporaryFolder();
        folder.Add("script.bash", Write("bash")).Add("deploy/web.yaml");
        var words = line.Split(' ');
        var program = $"source ./script.bash; COMP_WORDS=(dotnet-opslead-lint {string.Join(' ', words.Select(static word => $"'{word}'"))}); COMP_CWORD={words.Length}; _opslead_lint; echo \"${{COMPREPLY[@]}}\"";
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/env", ["bash", "--norc", "-c", program]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Join(' ', answer.Trim().Split(' ').Where(static word => word is not ("-h" or "/h" or "-?" or "/?")));
    }

    [TestCase("bash")]
    [TestCase("zsh")]
    [TestCase("fish")]
    [TestCase("pwsh")]
    public void Every_script_knows_all_commands_options_formats_and_rules(string shell)
    {
        var script = Write(shell);

        foreach (var word in new[] { "check", "baseline", "prune", "completion", "mark-rule", "word-rule" }.Concat(OutputFormats.Names))
        {
            Assert.That(script, Does.Contain(word));
        }

        foreach (var option in new[] { "files-from", "since", "select", "fail-on", "timings" })
        {
            Assert.That(script, Does.Contain(shell == "fish" ? "-l " + option : "--" + option));
        }
    }

    [Test]
    public void A_shell_that_is_not_known_answers_2()
    {
        using var folder = new TemporaryFolder();

        Assert.That(
            CommandRun.Start(folder.Path, ["completion", "csh"], Rules),
            Is.EqualTo(new CommandRun(2, "", "error: There is no completion for 'csh'. Choose one of 'bash', 'zsh', 'fish', 'pwsh'.\n")));
    }

    private static string Write(string shell)
    {
        using var folder = new TemporaryFolder();
        var run = CommandRun.Start(folder.Path, ["completion", shell], Rules);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
        return run.Output;
    }
}
