namespace OpsLead.Lint.Cli.Tests.Baselines;

public sealed class BaselineCommandTests
{
    private static readonly RuleSet Rules = new([new MarkRule(), new WordRule()], []);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder().Add("a.txt", "«1»\nword:hunter22\n").Add("sub/b.txt", "«2»\n");

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void What_is_known_does_not_fail_and_what_is_new_does()
    {
        Update();

        Assert.That(Check().ExitCode, Is.Zero);
        folder.Add("c.txt", "«3»\n");
        Assert.That(Check(), Has.Property(nameof(CommandRun.ExitCode)).EqualTo(1).And.Property(nameof(CommandRun.Output)).StartsWith("c.txt:1:2: warning OPL8901"));
    }

    [Test]
    public void Moved_lines_and_renamed_files_stay_known()
    {
        Update();
        folder.Add("other/a.txt", "# moved\n\nword:hunter22\n«1»\n");
        File.Delete(folder["a.txt"]);
        var run = Check();

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Error, Does.Contain("2 of them in files that were renamed. 'baseline update' takes the new names in."));
    }

    [Test]
    public void The_file_is_sorted_stable_and_holds_no_secret()
    {
        Update();
        var text = File.ReadAllText(folder["known.txt"]);
        folder.Add("a.txt", "word:hunter23\n«1»\n");
        Update();

        Assert.That(text, Does.Not.Contain("hunter"));
        Assert.That(text.Split('\n')[1..^1].Select(static line => line[..line.LastIndexOf(' ')]), Is.EqualTo(new[] { "a.txt OPL8901", "a.txt OPL8902", "sub/b.txt OPL8901" }));

        // Neither the order of the lines nor the secret is in it, so neither changes it.
        Assert.That(File.ReadAllText(folder["known.txt"]), Is.EqualTo(text));
    }

    [Test]
    public void A_secret_under_another_name_is_new()
    {
        Update();
        folder.Add("a.txt", "«1»\nother word:hunter22\n");

        Assert.That(Check().Output, Does.StartWith("a.txt:2:12: error OPL8902"));
    }

    [TestCase("id_first", "id_second", "", "")]
    [TestCase("first.sh", "second.sh", "KEY=", "OTHER_KEY=")]
    public void A_secret_of_a_known_kind_elsewhere_is_new(string first, string second, string firstLead, string secondLead)
    {
        // Put together here, so that no scanner takes this file for a leak.
        var key = $"-----BEGIN {"RSA"} PRIVATE KEY-----\nMIIEowIBAAKCAQEAx3W1cHq2Yf0cWfYw8rJ0aVx0m3b3n4pQ9tLkZrQe7sYxUvBn\nq1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6q7w8e9r0t1y2\n-----END {"RSA"} PRIVATE KEY-----\n";
        var value = firstLead.Length == 0 ? key : "ghp_" + "wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO2QPNjP"[..30] + "1XbPhh\n";
        using var secrets = new TemporaryFolder().Add(first, firstLead + value);
        CommandRun Run(params string[] arguments) => CommandRun.Start(secrets.Path, [.. arguments, "--select", "secrets", "--baseline", "known.txt"], BuiltInRules.Create());
        Run("baseline", "update");
        Assert.That(Run("check").ExitCode, Is.Zero);
        File.Delete(secrets[first]);
        secrets.Add(second, secondLead + value);

        Assert.That(Run("check").Output, Does.Contain($" --> {second}:1:"));
    }

    [Test]
    public void A_run_over_a_part_keeps_what_it_did_not_look_at()
    {
        Update();
        folder.Add("a.txt", "fine\n");
        Run("baseline", "update", "sub", "--baseline", "known.txt");
        Run("baseline", "update", "--baseline", "known.txt", "--select", "OPL8902");

        Assert.That(Entries(), Is.EqualTo(new[] { "a.txt OPL8901", "sub/b.txt OPL8901" }));
    }

    [Test]
    public void A_part_that_was_not_looked_at_is_not_called_gone()
    {
        Update();

        Assert.That(Run("check", "--baseline", "known.txt", "--select", "OPL8902").Error, Does.Not.Contain("gone"));
    }

    [Test]
    public void Pruning_drops_what_is_gone_and_takes_nothing_in()
    {
        Update();
        folder.Add("a.txt", "word:x\n").Add("new.txt", "«4»\n");

        Assert.That(Check().Error, Does.Contain("1 known finding is gone. 'baseline prune' drops them."));
        Run("baseline", "prune", "--baseline", "known.txt");
        Assert.That(Entries(), Is.EqualTo(new[] { "a.txt OPL8902", "sub/b.txt OPL8901" }));
    }

    [Test]
    public void Two_branches_that_both_took_findings_in_merge_line_by_line()
    {
        Update();
        var before = File.ReadAllLines(folder["known.txt"]);
        folder.Add("c.txt", "«3»\n");
        Update();
        var ours = File.ReadAllLines(folder["known.txt"]);
        File.Delete(folder["c.txt"]);
        folder.Add("d.txt", "«4»\n");
        File.WriteAllLines(folder["known.txt"], before);
        Update();
        var merged = ours.Union(File.ReadAllLines(folder["known.txt"]));
        folder.Add("c.txt", "«3»\n");
        File.WriteAllLines(folder["known.txt"], merged);

        Assert.That(Check().ExitCode, Is.Zero);
    }

    [Test]
    public void The_baseline_is_not_linted_itself()
    {
        Update();
        File.AppendAllText(folder["known.txt"], "# «5»\n");

        Assert.That(Check().Output, Is.Empty);
    }

    private void Update() => Run("baseline", "update", "--baseline", "known.txt");

    private CommandRun Check() => Run("check", "--baseline", "known.txt", "--format", "concise");

    private CommandRun Run(params string[] arguments) => CommandRun.Start(folder.Path, arguments, Rules);

    private IEnumerable<string> Entries() => File.ReadAllLines(folder["known.txt"])[1..].Select(static line => line[..line.LastIndexOf(' ')]);
}
