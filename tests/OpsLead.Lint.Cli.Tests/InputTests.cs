using System.Text;

namespace OpsLead.Lint.Cli.Tests;

/// <summary>The standard input as a file, and lists of files.</summary>
public sealed class InputTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void The_standard_input_is_linted_as_the_file_it_stands_for()
    {
        folder.Add("deploy/.editorconfig", "[*.yaml]\ndotnet_diagnostic.OPL8901.severity = error\n");

        var run = Check("«1»", "-", "--stdin-filename", "deploy/web.yaml");

        Assert.That(run, Is.EqualTo(new CommandRun(1, "deploy/web.yaml:1:2: error OPL8901 The text '1' is marked. Remove the mark.\n", "")));
    }

    [Test]
    public void In_a_folder_the_standard_input_stands_for_the_file_of_its_name()
    {
        folder.Add("a.txt", "«saved»").Add("b.txt", "«other»");

        Assert.That(Check("«typed»", ".", "-", "--stdin-filename", "a.txt").Output, Does.Contain("'typed'").And.Contains("'other'").And.Not.Contains("'saved'"));
        Assert.That(Check("«typed»", ".", "-", "--stdin-filename", "new.txt").Output, Does.Contain("'typed'").And.Contains("'other'").And.Contains("'saved'"));
        Assert.That(Check("«typed»", "a.txt", "-", "--stdin-filename", "a.txt").Output, Does.Contain("'typed'").And.Not.Contains("'saved'"));
    }

    [Test]
    public void A_file_that_is_named_dash_is_reached_by_its_folder()
    {
        folder.Add("-", "«1»");

        Assert.That(Check("", "./-").Output, Does.StartWith("-:1:2:"));
    }

    [Test]
    public void Beside_a_project_lies_its_folder_without_those_of_other_projects_and_without_what_is_compiled()
    {
        folder.Add("app/App.csproj", "«project»").Add("app/Dockerfile", "«1»").Add("app/deploy/web.yaml", "«2»").Add("app/Program.cs", "«3»")
            .Add("app/tests/Tests.csproj", "«4»").Add("app/tests/data/a.txt", "«5»").Add("other/a.txt", "«6»").Add("app/bin/a.txt", "«7»");

        Assert.That(Paths(Check("", "--beside", "app/App.csproj")), Is.EqualTo(["app/App.csproj", "app/Dockerfile", "app/deploy/web.yaml"]));
        Assert.That(Paths(Check("", "--beside", "app/tests/Tests.csproj")), Is.EqualTo(["app/tests/Tests.csproj", "app/tests/data/a.txt"]));
    }

    [Test]
    public void Of_two_projects_in_a_folder_the_first_has_what_lies_there()
    {
        folder.Add("B.csproj", "").Add("A.fsproj", "").Add("a.txt", "«1»");

        Assert.That(Paths(Check("", "--beside", "A.fsproj")), Is.EqualTo(["a.txt"]));
        Assert.That(Paths(Check("", "--beside", "B.csproj")), Is.Empty);
    }

    [TestCase("", "--beside", "App.csproj", ExpectedResult = "error: There is no project file 'App.csproj'.\n")]
    [TestCase("", "--beside", "notes.txt", ExpectedResult = "error: There is no project file 'notes.txt'.\n")]
    [TestCase("", ".", "--beside", "App.csproj", ExpectedResult = "error: '--beside' says what to lint. Leave paths, '--files-from' and '--stdin-filename' out.\n")]
    [TestCase("", "-", ExpectedResult = "error: What kind of file is the standard input? Say so with '--stdin-filename PATH'.\n")]
    [TestCase("", "--stdin-filename", "a.txt", ExpectedResult = "error: '--stdin-filename' goes with the path '-'.\n")]
    [TestCase("", "-", "--stdin-filename", "a.txt", "--files-from", "-", ExpectedResult = "error: The standard input is either a file ('-') or a list of files ('--files-from -').\n")]
    [TestCase("", "-", "--stdin-filename", "a.txt", "--fix", ExpectedResult = "error: The standard input cannot be changed. '--diff' prints what a fix would change.\n")]
    [TestCase("", "--files-from", "none.txt", ExpectedResult = "error: The list of files 'none.txt' cannot be read: there is no such file.\n")]
    public string What_cannot_be_read_answers_2(string input, params string[] arguments)
    {
        var run = Check(input, arguments);

        Assert.That(run.ExitCode, Is.EqualTo(2));
        return run.Error;
    }

    [Test]
    public void Binary_and_oversized_input_is_said_to_be_skipped()
    {
        Assert.That(Check("a\0b", false, "-", "--stdin-filename", "web.yaml").Error, Does.Contain("Skipped 1 file: binary."));
        Assert.That(Check(new string(' ', 16 * 1024 * 1024 + 1), false, "-", "--stdin-filename", "web.yaml").Error, Does.Contain("Skipped 1 file: over 16 MB."));
    }

    [TestCase("a.txt\nsub/b c.txt\n")]
    [TestCase("a.txt\r\nsub/b c.txt")]
    [TestCase("a.txt\0sub/b c.txt\0")]
    public void A_list_of_files_has_one_a_line_or_is_separated_by_NUL(string list)
    {
        folder.Add("a.txt", "«1»").Add("sub/b c.txt", "«2»").Add("c.txt", "«3»").Add("list", list);

        foreach (var run in new[] { Check(list, "--files-from", "-"), Check("", "--files-from", "list") })
        {
            Assert.That(run.Output.Split('\n')[..^1].Select(static line => line.Split(':')[0]), Is.EqualTo(["a.txt", "sub/b c.txt"]));
        }
    }

    [Test]
    public void A_list_goes_together_with_paths_and_may_be_empty()
    {
        folder.Add("a.txt", "«1»").Add("b.txt", "«2»");

        Assert.That(Check("a.txt", "b.txt", "a.txt", "--files-from", "-").Output.Split('\n')[..^1], Has.Exactly(2).Items);
        Assert.That(Check("", false, "--files-from", "-"), Is.EqualTo(new CommandRun(0, "", "warning: There is nothing to lint.\n")));
    }

    [Test]
    public void A_listed_file_that_was_removed_is_said_and_no_failure()
    {
        folder.Add("a.txt", "one");

        Assert.That(Check("a.txt\ngone.txt\n", false, "--files-from", "-"), Is.EqualTo(new CommandRun(0, "", "warning: The listed file 'gone.txt' is not there.\nNo findings in 1 file.\n")));
    }

    private static IEnumerable<string> Paths(CommandRun run) => run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line[..line.IndexOf(':', StringComparison.Ordinal)]);

    private CommandRun Check(string input, params string[] arguments) => Check(input, isQuiet: true, arguments);

    private CommandRun Check(string input, bool isQuiet, params string[] arguments) => CommandRun.Start(
        folder.Path,
        ["check", .. arguments, "--format", "concise", .. isQuiet ? ["--quiet"] : Array.Empty<string>()],
        new RuleSet([new MarkRule()], []),
        input: Encoding.UTF8.GetBytes(input));
}
