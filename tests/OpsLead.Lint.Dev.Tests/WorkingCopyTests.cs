using OpsLead.Lint.Dev.Docs;
using OpsLead.Lint.Dev.NewRule;
using OpsLead.Lint.Testing;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>What developers are promised, tried on this repository itself.</summary>
public sealed class WorkingCopyTests
{
    [Test]
    public void The_generated_documents_are_up_to_date()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var result = new DocsCommand(Repository.Root, DevRules.Create()).Run(check: true, output, error);

        Assert.That(error.ToString(), Is.Empty);
        Assert.That(result, Is.Zero);
    }

    [Test]
    public void A_new_rule_edits_no_file_and_builds()
    {
        if (!Command.Exists("git") || !Path.Exists(Path.Combine(Repository.Root, ".git")))
        {
            Assert.Ignore("There is no git, or this is no working copy of it.");
        }

        using var folder = new TemporaryFolder();
        Command.Run(Repository.Root, "git", "clone", "--quiet", "--no-hardlinks", Repository.Root, folder.Path);
        using var output = new StringWriter();

        Assert.That(NewRuleCommand.Run(folder.Path, "Kubernetes", "DropEveryCapability", output, output), Is.Zero, output.ToString());
        Command.Run(folder.Path, "dotnet", "build", "tests/OpsLead.Lint.Rules.Kubernetes.Tests", "-nologo", "-v", "quiet");

        var status = Command.Run(folder.Path, "git", "status", "--porcelain").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(status, Has.Length.EqualTo(3).And.All.StartsWith("?? "));
    }
}
