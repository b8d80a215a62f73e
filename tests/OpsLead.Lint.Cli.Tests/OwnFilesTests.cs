namespace OpsLead.Lint.Cli.Tests;

/// <summary>What this repository ships with is clean under its own rules, all of them, but for what is ignored with a reason.</summary>
public sealed class OwnFilesTests
{
    private static readonly string[] Files = ["action.yml", "Dockerfile", ".dockerignore", ".pre-commit-hooks.yaml", ".github/workflows/ci.yml"];

    [Test]
    public void They_have_nothing_that_any_rule_would_report()
    {
        var run = CommandRun.Start(RepositoryRoot.Find(), ["check", .. Files, "--select", "*", "--format", "concise", "--quiet", "--fail-on", "note"]);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "", "")));
    }
}
