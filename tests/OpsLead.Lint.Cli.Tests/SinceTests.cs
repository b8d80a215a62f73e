namespace OpsLead.Lint.Cli.Tests;

/// <summary><c>--since</c>: what changed, committed or not, and what joins to it.</summary>
[Platform(Exclude = "Win", Reason = "The tests plant shell scripts.")]
public sealed class SinceTests
{
    private TestRepository repository = null!;

    [SetUp]
    public void SetUp() => repository = new TestRepository();

    [TearDown]
    public void TearDown() => repository.Dispose();

    [Test]
    public void Only_findings_in_changed_files_are_reported_committed_or_not()
    {
        repository.Folder.Add("same.txt", "«same»").Add("committed.txt", "one").Add("edited.txt", "one").Add("gone.txt", "«gone»");
        var start = repository.Commit();
        repository.Folder.Add("committed.txt", "«committed»");
        repository.Commit();
        repository.Folder.Add("edited.txt", "«edited»").Add("new.txt", "«new»");
        File.Delete(repository.Folder["gone.txt"]);

        Assert.That(Paths(repository.Check("--since", start)), Is.EqualTo(["committed.txt", "edited.txt", "new.txt"]));
        Assert.That(Paths(repository.Check("--since", "HEAD")), Is.EqualTo(["edited.txt", "new.txt"]));
        Assert.That(Paths(repository.Check()), Has.Length.EqualTo(4));
    }

    [Test]
    public void A_finding_that_relates_to_a_changed_file_is_reported_too()
    {
        repository.Folder.Add("workload.txt", "see:image.txt\n").Add("image.txt", "one").Add("other.txt", "see:workload.txt");
        repository.Commit();
        repository.Folder.Add("image.txt", "two");

        Assert.That(Paths(repository.Check("--since", "HEAD")), Is.EqualTo(["workload.txt"]));
    }

    [Test]
    public void What_others_did_since_the_branch_left_is_no_change_of_the_branch()
    {
        repository.Folder.Add("theirs.txt", "one").Add("ours.txt", "one");
        repository.Commit();
        repository.Git("checkout", "--quiet", "-b", "topic");
        repository.Folder.Add("ours.txt", "«ours»");
        repository.Commit();
        repository.Git("checkout", "--quiet", "main");
        repository.Folder.Add("theirs.txt", "«theirs»");
        repository.Commit();
        repository.Git("checkout", "--quiet", "topic");
        repository.Folder.Add("theirs.txt", "one");

        Assert.That(Paths(repository.Check("--since", "main")), Is.EqualTo(["ours.txt"]));
    }

    [Test]
    public void A_folder_below_the_root_and_files_that_are_named_are_compared_as_well()
    {
        repository.Folder.Add("sub/same.txt", "«same»").Add("sub/é x.txt", "one").Add("top.txt", "«top»");
        repository.Commit();
        repository.Folder.Add("sub/é x.txt", "«changed»");

        Assert.That(Paths(repository.Check("--since", "HEAD", "sub")), Is.EqualTo(["sub/é x.txt"]));
        Assert.That(Paths(TestRepository.CheckIn(repository.Folder["sub"], "--since", "HEAD")), Is.EqualTo(["é x.txt"]));
        Assert.That(Paths(repository.Check("--since", "HEAD", "top.txt", "sub/same.txt", "sub/é x.txt")), Is.EqualTo(["sub/é x.txt"]));
    }

    [Test]
    public void Line_ends_that_a_checkout_made_and_a_new_time_are_no_change()
    {
        repository.Folder.Add("lines.txt", "«one»\ntwo\n").Add("time.txt", "«one»").Add("empty.txt");
        repository.Commit();
        repository.Folder.Add("lines.txt", "«one»\r\ntwo\r\n");
        File.SetLastWriteTimeUtc(repository.Folder["time.txt"], DateTime.UtcNow.AddDays(1));

        Assert.That(repository.Check("--since", "HEAD"), Is.EqualTo(new CommandRun(0, "", "")));
    }

    [Test]
    public void Only_changed_files_are_fixed()
    {
        const string Unused = "# opslead-lint: ignore[pin-image-tag] it was once\na: 1\n";
        repository.Folder.Add("same.yaml", Unused).Add("changed.yaml", "a: 1\n");
        repository.Commit();
        repository.Folder.Add("changed.yaml", Unused);

        CommandRun.Start(repository.Folder.Path, ["check", "--since", "HEAD", "--fix"], environment: new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });

        Assert.That(File.ReadAllText(repository.Folder["same.yaml"]), Is.EqualTo(Unused));
        Assert.That(File.ReadAllText(repository.Folder["changed.yaml"]), Is.EqualTo("a: 1\n"));
    }

    [Test]
    public void The_summary_says_how_many_files_changed()
    {
        repository.Folder.Add("a.txt", "one").Add("b.txt", "one");
        repository.Commit();
        repository.Folder.Add("b.txt", "two");

        var run = CommandRun.Start(repository.Folder.Path, ["check", "--since", "HEAD"], new RuleSet([new MarkRule()], []), new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH")! });

        Assert.That(run.Error, Is.EqualTo("No findings in 1 changed of 2 files.\n"));
    }

    [TestCase("no-such-branch")]
    [TestCase("--help")]
    [TestCase("--output=out.txt")]
    [TestCase("-n")]
    [TestCase("a\nb")]
    public void A_revision_that_is_none_answers_2_and_is_never_an_option(string revision)
    {
        repository.Commit();

        var run = repository.Check("--since=" + revision);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Error, Does.StartWith("error: There is no commit '"));
        Assert.That(File.Exists(repository.Folder["out.txt"]), Is.False);
    }

    [Test]
    public void A_branch_named_like_an_option_is_a_branch()
    {
        repository.Folder.Add("a.txt", "one");
        repository.Git("update-ref", "refs/heads/--help", repository.Commit());
        repository.Folder.Add("a.txt", "«two»");

        Assert.That(Paths(repository.Check("--since=--help")), Is.EqualTo(["a.txt"]));
    }

    [Test]
    public void Outside_of_a_repository_and_without_git_there_is_nothing_to_compare_with()
    {
        using var folder = new TemporaryFolder();
        folder.Add("a.txt", "«1»");

        var outside = TestRepository.CheckIn(folder.Path, "--since", "HEAD");
        var without = CommandRun.Start(repository.Folder.Path, ["check", "--since", "HEAD"], new RuleSet([], []));

        Assert.That((outside.ExitCode, without.ExitCode), Is.EqualTo((2, 2)));
        Assert.That(outside.Error, Does.StartWith("error: ").And.Contains("git repository"));
        Assert.That(without.Error, Does.Contain("There is no 'git' on the PATH"));
    }

    private static string[] Paths(CommandRun run)
    {
        Assert.That(run.Error, Is.Empty);
        return [.. run.Output.Split('\n')[..^1].Select(static line => line.Split(':')[0])];
    }
}
