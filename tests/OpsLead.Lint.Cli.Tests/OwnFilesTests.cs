namespace OpsLead.Lint.Cli.Tests;

/// <summary>What this repository ships with is clean under its own rules, all of them, but for what is ignored with a reason.</summary>
public sealed class OwnFilesTests
{
    [TestCase("action.yml")]
    [TestCase("Dockerfile")]
    [TestCase(".dockerignore")]
    [TestCase(".pre-commit-hooks.yaml")]
    [TestCase(".github/workflows/ci.yml")]
    public void It_has_nothing_that_any_rule_would_report(string path)
    {
        var run = CommandRun.Start(RepositoryRoot.Find(), ["check", path, "--select", "*", "--format", "concise", "--quiet", "--fail-on", "note"]);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "", "")));
    }
}
