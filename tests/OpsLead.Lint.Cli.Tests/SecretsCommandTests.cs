using System.Runtime.Versioning;
namespace OpsLead.Lint.Cli.Tests;

/// <summary><c>secrets history</c> and <c>secrets staged</c>: what git keeps, wherever it lies now.</summary>
[Platform(Exclude = "Win", Reason = "The tests plant shell scripts.")]
internal sealed class SecretsCommandTests
{
    // Put together here, so that no scanner takes this file for a leak.
    private static readonly string Token = "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2QPNjP"[..30] + "1XbPhh"[..6];
    private static readonly string Key = $"-----BEGIN {"RSA"} PRIVATE KEY-----\nMIIEowIBAAKCAQEAx3W1cHq2Yf0cWfYw8rJ0aVx0m3b3n4pQ9tLkZrQe7sYxUvBn\nq1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6q7w8e9r0t1y2\n-----END {"RSA"} PRIVATE KEY-----\n";

    private TestRepository repository = null!;

    [SetUp]
    public void SetUp() => repository = new TestRepository();

    [TearDown]
    public void TearDown() => repository.Dispose();

    [Test]
    public void A_secret_that_was_removed_is_found_with_the_commit_that_brought_it()
    {
        repository.Folder.Add("a.txt", "one\n");
        repository.Commit();
        repository.Folder.Add("deploy/key.pem", Key);
        var leak = repository.Commit();
        File.Delete(repository.Folder["deploy/key.pem"]);
        repository.Commit();

        var run = Secrets("history", "--format", "concise");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Output, Does.StartWith($"{leak[..10]}:deploy/key.pem:1:1: ").And.Contain("OPL5001"));
        Assert.That(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_content_counts_once_wherever_it_was_copied_or_moved()
    {
        repository.Folder.Add("a.pem", Key);
        var first = repository.Commit();
        repository.Folder.Add("b/c.pem", Key);
        repository.Commit();
        File.Delete(repository.Folder["a.pem"]);
        repository.Commit();

        Assert.That(Paths(Secrets("history", "--format", "concise")), Is.EqualTo([$"{first[..10]}:a.pem"]));
    }

    [Test]
    public void Every_version_of_one_file_is_looked_at()
    {
        var commits = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            repository.Folder.Add("key.pem", $"{i}\n" + Key);
            commits.Add(repository.Commit());
        }

        Assert.That(Paths(Secrets("history", "--format", "concise")), Is.EquivalentTo(commits.Select(static commit => $"{commit[..10]}:key.pem")));
    }

    [Test]
    public void A_range_narrows_the_commits()
    {
        repository.Folder.Add("old.pem", Key);
        var old = repository.Commit();
        repository.Folder.Add("new.pem", "new\n" + Key);
        var recent = repository.Commit();

        Assert.That(Paths(Secrets("history", $"{old}..HEAD", "--format", "concise")), Is.EqualTo([$"{recent[..10]}:new.pem"]));
    }

    [Test]
    public void What_only_another_branch_or_a_merge_holds_is_found()
    {
        repository.Folder.Add("a.txt", "one\n");
        repository.Commit();
        repository.Git("checkout", "--quiet", "-b", "topic");
        repository.Folder.Add("topic.pem", Key);
        var leak = repository.Commit();
        repository.Git("checkout", "--quiet", "main");

        Assert.That(Paths(Secrets("history", "--format", "concise")), Is.EqualTo([$"{leak[..10]}:topic.pem"]));
        Assert.That(Secrets("history", "main").ExitCode, Is.Zero);
    }

    [Test]
    public void A_bare_repository_has_a_history_too()
    {
        repository.Folder.Add("key.pem", Key);
        var leak = repository.Commit();
        repository.Git("clone", "--quiet", "--bare", ".", "bare.git");

        // Git wants to be told that a folder is a repository; its own is.
        Assert.That(Paths(Start(repository.Folder["bare.git"], "history", "--format", "concise")), Is.EqualTo([$"{leak[..10]}:key.pem"]).Or.Empty);
    }

    [Test]
    public void An_empty_repository_has_no_findings()
    {
        Assert.That(Secrets("history").ExitCode, Is.Zero);
        Assert.That(Secrets("staged").ExitCode, Is.Zero);
    }

    [TestCase("no-such-branch")]
    [TestCase("--output=out.txt")]
    [TestCase("a\nb")]
    public void A_range_that_is_none_answers_2_and_is_never_an_option(string range)
    {
        repository.Commit();

        var run = Start(repository.Folder.Path, "history", "--", range);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: There are no commits '"));
        Assert.That(File.Exists(repository.Folder["out.txt"]), Is.False);
    }

    [Test]
    public void Staged_looks_at_the_index_not_at_the_files()
    {
        repository.Folder.Add("a.txt", "one\n").Add("committed.pem", Key);
        repository.Commit();
        repository.Folder.Add("staged.pem", "new\n" + Key);
        repository.Git("add", "--all");
        repository.Folder.Add("staged.pem", "clean again\n").Add("unstaged.pem", "other\n" + Key);

        var run = Secrets("staged", "--format", "concise");

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(Paths(run), Is.EqualTo(["staged.pem"]));
    }

    [Test]
    public void Before_the_first_commit_all_of_the_index_is_staged()
    {
        repository.Folder.Add("sub/key.pem", Key);
        repository.Git("add", "--all");

        Assert.That(Paths(Start(repository.Folder["sub"], "staged", "--format", "concise")), Is.EqualTo(["sub/key.pem"]));
    }

    [TestCase("json")]
    [TestCase("sarif")]
    [TestCase("full")]
    [TestCase("github")]
    public void No_format_prints_the_secret(string format)
    {
        repository.Folder.Add("a.txt", $"token = {Token}\n");
        repository.Commit();

        var run = Secrets("history", "--format", format);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Error);
        Assert.That(run.Output + run.Error, Does.Not.Contain(Token));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "The planted program is a shell script.")]
    [UnsupportedOSPlatform("windows")]
    public void Nothing_that_the_repository_configures_is_run()
    {
        var proof = repository.Folder["proof.txt"];
        repository.Folder.Add("key.pem", Key).Add(".gitattributes", "* diff=evil filter=evil\n");
        repository.Commit();
        repository.Folder.Add("evil.sh", $"#!/bin/sh\necho ran > '{proof}'\ncat\n");
        File.SetUnixFileMode(repository.Folder["evil.sh"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        foreach (var key in new[] { "diff.evil.textconv", "diff.evil.command", "diff.external", "filter.evil.smudge", "filter.evil.clean", "core.fsmonitor", "core.pager", "core.sshCommand" })
        {
            repository.Git("config", key, repository.Folder["evil.sh"]);
        }

        Secrets("history");
        Secrets("staged");

        Assert.That(File.Exists(proof), Is.False);
    }

    [Test]
    public void A_mark_in_the_content_silences_it_as_in_a_file()
    {
        repository.Folder.Add("a.txt", $"token = {Token} # opslead-lint: ignore[revoke-platform-token] a sample of the documentation\n");
        repository.Commit();

        var run = Secrets("history", "--format", "concise");

        Assert.That(run.ExitCode, Is.Zero, run.Output + run.Error);
    }

    [Test]
    public void The_working_tree_s_configuration_holds()
    {
        repository.Folder.Add("samples/key.pem", Key).Add("key.pem", "other\n" + Key);
        repository.Commit();
        repository.Folder.Add(".editorconfig", "root = true\n[samples/**]\ndotnet_diagnostic.OPL5001.severity = none\n");

        Assert.That(Paths(Secrets("history", "--format", "concise")).Select(static path => path.Split(':')[1]), Is.EqualTo(["key.pem"]));
    }

    [Test]
    public void Other_tools_configuration_holds_and_its_commits_too()
    {
        repository.Folder.Add("samples/key.pem", Key).Add("deploy/key.pem", "one\n" + Key).Add("late/key.pem", "two\n" + Key);
        var first = repository.Commit();
        repository.Folder.Add("last.pem", "three\n" + Key);
        repository.Commit();
        repository.Folder.Add(".gitleaks.toml", $"[[allowlists]]\npaths = ['^samples/']\n[[allowlists]]\ncondition = 'AND'\ncommits = ['{first}']\npaths = ['^deploy/', '^last']\n").Add(".gitleaksignore", "late/key.pem:private-key:2\n");

        Assert.That(Paths(Secrets("history", "--format", "concise")).Select(static path => path.Split(':')[1]), Is.EqualTo(["last.pem"]));
        Assert.That(Paths(Secrets("history", "--format", "concise", "--no-foreign-config")), Has.Length.EqualTo(4));
    }

    [Test]
    public void Without_a_repository_it_answers_2()
    {
        using var folder = new TemporaryFolder();

        Assert.That(Start(folder.Path, "history").ExitCode, Is.EqualTo(2));
    }

    private CommandRun Secrets(params string[] arguments) => Start(repository.Folder.Path, arguments);

    private static CommandRun Start(string folder, params string[] arguments) => CommandRun.Start(
        folder, ["secrets", .. arguments], environment: new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });

    private static string[] Paths(CommandRun run) =>
        [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[..line.IndexOf(": ", StringComparison.Ordinal)]).Select(static place => string.Join(':', place.Split(':')[..^2]))];
}
