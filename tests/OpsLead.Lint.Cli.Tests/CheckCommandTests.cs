using System.Text.Json;

namespace OpsLead.Lint.Cli.Tests;

public sealed class CheckCommandTests
{
    private static readonly RuleSet Rules = new([new MarkRule(), new WordRule()], []);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_related_place_is_shown_with_its_own_frame()
    {
        folder.Add("a.txt", "one «two»\nthree «four»\n");

        Assert.That(Check("a.txt").Output, Is.EqualTo(
            """
            warning[OPL8901 mark-rule]: The text 'two' is marked. Remove the mark.
             --> a.txt:1:6
              |
            1 | one «two»
              |      ^^^
            note: It is marked here too
             --> a.txt:2:8
              |
            2 | three «four»
              |        ----
              = help: explain OPL8901


            """));
    }

    [Test]
    public void A_secret_is_masked_in_its_own_frame_and_in_those_of_others()
    {
        folder.Add("a.txt", "«user» word:hunter2\n");

        var run = Check("a.txt");

        Assert.That(run.Output, Does.Contain("| «user» word:*******").And.Not.Contain("hunter2"));
    }

    [Test]
    public void A_secret_whose_finding_is_silenced_is_masked_all_the_same()
    {
        folder.Add("a.yaml", "# opslead-lint: ignore-file[word-rule] a test's\na: «user» word:hunter2\n");

        Assert.That(Check("a.yaml").Output, Does.Contain("«user»").And.Not.Contain("hunter2"));
    }

    [Test]
    public void The_fix_of_a_secret_stays_out_of_JSON()
    {
        folder.Add("a.txt", "word:hunter2\n");

        var run = Check("a.txt", "--format", "json");

        Assert.That(run.Output, Does.Contain("OPL8902").And.Not.Contain("hunter2").And.Not.Contain("\"fix\""));
    }

    [Test]
    public void No_line_of_a_scanned_file_starts_a_workflow_command()
    {
        folder.Add("::warning::x.txt", "«\n::error::a\n##[error]b\n»\n");

        foreach (var format in new[] { "full", "concise" })
        {
            var lines = Check(".", "--format", format).Output.Split('\n');

            Assert.That(lines.Where(static line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.Contains("##[", StringComparison.Ordinal)), Is.Empty);
        }
    }

    [Test]
    public void Each_folder_is_a_workspace_and_the_findings_of_all_are_in_one_order()
    {
        folder.Add("b/x.txt", "«1»").Add("a/x.txt", "«2»").Add("c.txt", "«3»").Add("0.txt", "«4»");

        var run = Check("b", "c.txt", "a", "0.txt", "--format", "concise", "--select", "OPL8901");

        Assert.That(run.Output.Split('\n')[..^1].Select(static line => line.Split(':')[0]), Is.EqualTo(["0.txt", "a/x.txt", "b/x.txt", "c.txt"]));
    }

    [Test]
    public void A_folder_inside_another_gives_no_finding_twice()
    {
        folder.Add("a/x.txt", "«1»");

        Assert.That(Check(".", "a", "./a/", "a/x.txt", "--format", "concise").Output.Split('\n')[..^1], Has.One.Items);
    }

    [Test]
    public void A_file_elsewhere_is_shown_as_it_was_named()
    {
        folder.Add("in/a.txt").Add("out/x.txt", "«1»");
        var path = folder["out/x.txt"];

        Assert.That(CommandRun.Start(folder["in"], ["check", "../out/x.txt", "--format", "concise"], Rules).Output, Does.StartWith("../out/x.txt:1:2: "));
        Assert.That(CommandRun.Start(folder["in"], ["check", path, "--format", "concise"], Rules).Output, Does.StartWith(path + ":1:2: "));
        Assert.That(CommandRun.Start(folder["in"], ["check", "../out", "--format", "concise"], Rules).Output, Does.StartWith("../out/x.txt:1:2: "));
    }

    [Test]
    public void Several_reports_are_written_at_once_and_none_is_linted_the_next_time()
    {
        folder.Add("a.txt", "«1»");
        string[] arguments = ["check", "--format", "json=report.json", "--format", "concise", "--format", "full=report.txt"];

        var first = CommandRun.Start(folder.Path, arguments, Rules);
        var second = CommandRun.Start(folder.Path, arguments, Rules);

        Assert.That(second, Is.EqualTo(first));
        Assert.That(JsonDocument.Parse(File.ReadAllText(folder["report.json"])).RootElement.GetProperty("findings").GetArrayLength(), Is.EqualTo(1));
        Assert.That(File.ReadAllText(folder["report.txt"]), Does.Contain("OPL8901"));
        Assert.That(first.Output, Does.StartWith("a.txt:1:2: warning OPL8901"));
    }

    [TestCase(null, null, false, ExpectedResult = false)]
    [TestCase(null, null, true, ExpectedResult = true)]
    [TestCase("NO_COLOR=1", null, true, ExpectedResult = false)]
    [TestCase("NO_COLOR=", null, true, ExpectedResult = true)]
    [TestCase("TERM=dumb", null, true, ExpectedResult = false)]
    [TestCase("FORCE_COLOR=1", null, false, ExpectedResult = true)]
    [TestCase("FORCE_COLOR=0", null, false, ExpectedResult = false)]
    [TestCase("CLICOLOR_FORCE=1", null, false, ExpectedResult = true)]
    [TestCase("NO_COLOR=1", "always", false, ExpectedResult = true)]
    [TestCase("FORCE_COLOR=1", "never", true, ExpectedResult = false)]
    public bool Colour_is_decided_by_option_then_environment_then_terminal(string? variable, string? option, bool isTerminal)
    {
        folder.Add("a.txt", "«1»");
        var environment = variable?.Split('=') is [var name, var value] ? new Dictionary<string, string> { [name] = value } : [];
        string[] arguments = option is null ? ["check"] : ["check", "--color", option];

        return CommandRun.Start(folder.Path, arguments, Rules, environment, isTerminal).Output.Contains('\u001b', StringComparison.Ordinal);
    }

    [TestCase("error", ExpectedResult = 0)]
    [TestCase("warning", ExpectedResult = 1)]
    [TestCase("note", ExpectedResult = 1)]
    [TestCase("never", ExpectedResult = 0)]
    public int The_threshold_decides_the_exit_code(string threshold)
    {
        folder.Add("a.txt", "«1»");

        return Check(".", "--fail-on", threshold).ExitCode;
    }

    [Test]
    public void Errors_are_warnings_where_what_reads_them_is_to_go_on()
    {
        folder.Add("a.txt", "word:hunter22");

        Assert.That(Check(".", "--format", "concise").Output, Does.StartWith("a.txt:1:6: error OPL8902"));
        Assert.That(Check(".", "--format", "concise", "--errors-as-warnings", "--fail-on", "error"), Has.Property(nameof(CommandRun.ExitCode)).Zero.And.Property(nameof(CommandRun.Output)).StartsWith("a.txt:1:6: warning OPL8902"));
    }

    [Test]
    public void Selectors_are_repeated_or_separated_by_commas()
    {
        folder.Add("a.txt", "«1» word:x");

        Assert.That(Check(".", "--select", "OPL8901, word-rule", "--format", "concise").Output.Split('\n')[..^1], Has.Exactly(2).Items);
        Assert.That(Check(".", "--select", "OPL8901", "--select", "OPL8902", "--ignore", "security", "--format", "concise").Output.Split('\n')[..^1], Has.One.Items);
    }

    [Test]
    public void An_internal_error_answers_2_and_shows_its_stack_only_when_asked()
    {
        RuleSet Broken() => throw new InvalidOperationException("no rules today");
        var quiet = Run(Broken, []);
        var loud = Run(Broken, new Dictionary<string, string> { ["OPSLEAD_DEBUG"] = "1" });

        Assert.That(quiet.ExitCode, Is.EqualTo(2));
        Assert.That(quiet.Error, Does.Match(@"^internal error: InvalidOperationException at [\w.<>|+]+\. Set OPSLEAD_DEBUG=1 to see all of it, which may quote your files\.\n$"));
        Assert.That(loud.Error, Does.Contain("   at "));
    }

    [Test]
    public void Three_hundred_folders_share_one_linter()
    {
        string[] folders = [.. Enumerable.Range(0, 300).Select(static i => $"d{i:000}")];
        foreach (var name in folders)
        {
            folder.Add(name + "/a.txt", "«1»");
        }

        var run = CommandRun.Start(folder.Path, ["check", .. folders, "--format", "concise"], Rules);

        Assert.That(run.Output.Split('\n')[..^1].Select(static line => line[..4]), Is.EqualTo(folders));
    }

    private CommandRun Run(Func<RuleSet> rules, Dictionary<string, string> environment)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var code = new CommandLineApplication(new CommandHost
        {
            CurrentDirectory = folder.Path,
            Output = output,
            Error = error,
            GetEnvironmentVariable = environment.GetValueOrDefault,
            IsOutputRedirected = static () => true,
            CreateRules = rules,
        }).Run(["check"]);
        return new CommandRun(code, "", error.ToString());
    }

    private CommandRun Check(params string[] arguments) => CommandRun.Start(folder.Path, ["check", .. arguments], Rules);
}
