using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Fixes;

public sealed class FixCommandTests
{
    private static readonly RuleSet Rules = new([new ReplaceRule("old", "new", FixSafety.Safe), new ReplaceRule("risky", "safe", FixSafety.Unsafe), new WordRule()], []);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void What_is_fixed_is_written_and_not_reported_again()
    {
        folder.Add("a.txt", "an old thing\r\n").Add("b.txt", "a risky thing\n");
        var run = Run("--fix");

        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("an new thing\r\n"));
        Assert.That(run.Output, Does.StartWith("b.txt:1:3: warning OPL8912").And.Not.Contain("OPL8911"));
        Assert.That(run.Error, Does.Contain("Fixed 1 finding in 1 file, 1 more with '--unsafe-fixes'."));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void A_second_run_finds_nothing_to_fix()
    {
        folder.Add("a.txt", "an old thing, a risky one\n");
        Run("--fix", "--unsafe-fixes");
        var again = Run("--fix", "--unsafe-fixes");

        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("an new thing, a safe one\n"));
        Assert.That(again.Error, Does.Contain("Fixed 0 findings in 0 files."));
        Assert.That(again.ExitCode, Is.Zero);
    }

    [Test]
    public void A_diff_writes_nothing_and_fails_when_something_would_change()
    {
        folder.Add("sub/a.txt", "an old thing\n");
        var run = CommandRun.Start(folder.Path, ["check", "--diff"], Rules);

        Assert.That(run.Output, Is.EqualTo("--- a/sub/a.txt\n+++ b/sub/a.txt\n@@ -1 +1 @@\n-an old thing\n+an new thing\n"));
        Assert.That(run.Error, Does.Contain("'--fix' would mend 1 finding in 1 file."));
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(File.ReadAllText(folder["sub/a.txt"]), Is.EqualTo("an old thing\n"));
    }

    [Test]
    public void A_diff_that_would_change_nothing_is_empty()
    {
        folder.Add("a.txt", "a risky thing\n");
        var run = CommandRun.Start(folder.Path, ["check", "--diff"], Rules);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "", "'--fix' would mend 0 findings in 0 files, 1 more with '--unsafe-fixes'.\n")));
    }

    [Test]
    public void A_secret_on_a_line_beside_the_fix_is_not_printed()
    {
        folder.Add("a.txt", "word:hunter22\nan old thing\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", "--diff"], Rules).Output, Does.Contain(" word:********\n").And.Not.Contain("hunter22"));
    }

    [Test]
    public void A_file_is_fixed_under_the_configuration_of_its_path_in_every_round()
    {
        // The first rule is off; were the fixed text a document nobody knows, the second round would fix what the first did not.
        folder.Add("a.txt", "an old, risky thing\n").Add(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.OPL8911.severity = none\n");
        Run("--fix", "--unsafe-fixes");

        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("an old, safe thing\n"));
    }

    [Test]
    public void What_the_baseline_knows_is_not_fixed()
    {
        folder.Add("a.txt", "an old thing\n");
        CommandRun.Start(folder.Path, ["baseline", "update", "--baseline", "known.txt"], Rules);
        folder.Add("b.txt", "an old thing too\n");
        Run("--fix", "--baseline", "known.txt");

        Assert.That(File.ReadAllText(folder["a.txt"]), Is.EqualTo("an old thing\n"));
        Assert.That(File.ReadAllText(folder["b.txt"]), Is.EqualTo("an new thing too\n"));
    }

    [Test, Platform("Unix")]
    public void A_file_that_cannot_be_written_is_said_and_the_rest_is_fixed()
    {
        folder.Add("a.txt", "an old thing\n").Add("b.txt", "an old thing\n");
        File.SetAttributes(folder["a.txt"], FileAttributes.ReadOnly);
        var run = Run("--fix");

        Assert.That(run.Error, Does.Contain("'a.txt' is not written: permission denied."));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(File.ReadAllText(folder["b.txt"]), Is.EqualTo("an new thing\n"));
    }

    [TestCase("--unsafe-fixes", "'--unsafe-fixes' goes with '--fix' or '--diff'.")]
    [TestCase("--diff --format json", "'--diff' prints a diff in place of a report. Leave '--format' and '--output' out.")]
    [TestCase("--diff --output x.txt", "'--diff' prints a diff in place of a report. Leave '--format' and '--output' out.")]
    public void What_contradicts_itself_is_refused(string arguments, string message) => Assert.That(
        CommandRun.Start(folder.Path, ["check", .. arguments.Split(' ')], Rules),
        Is.EqualTo(new CommandRun(2, "", $"error: {message}\n")));

    private CommandRun Run(params string[] arguments) => CommandRun.Start(folder.Path, ["check", .. arguments, "--format", "concise"], Rules);

    /// <summary>A rule of these tests: wants one word replaced by another, wherever it stands in a text file.</summary>
    private sealed class ReplaceRule(string word, string better, FixSafety safety) : WorkspaceRule
    {
        public override RuleDescriptor Descriptor { get; } = new(
            safety == FixSafety.Safe ? "OPL8911" : "OPL8912", "Replace the word", "The word '{0}' stands here. Write another.", RuleCategory.Maintainability, RuleSeverity.Warning);

        public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(c =>
        {
            foreach (var document in c.Workspace.Documents.Where(static document => document.Path.EndsWith(".txt", StringComparison.Ordinal)))
            {
                var start = document.GetText().Text.IndexOf(word, StringComparison.Ordinal);
                if (start >= 0)
                {
                    var span = new TextSpan(start, word.Length);
                    c.Report(document, span, new DiagnosticDetails { Fix = new CodeFix("Replace it", safety, [new TextEdit(span, better)]) }, word);
                }
            }
        });
    }
}
