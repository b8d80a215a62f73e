namespace OpsLead.Lint.Cli.Tests;

public sealed class EditorConfigurationTests
{
    private static readonly RuleSet Rules = new([new MarkRule(), new EventRule()], []);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("error", ExpectedResult = "error")]
    [TestCase("warning", ExpectedResult = "warning")]
    [TestCase("suggestion", ExpectedResult = "note")]
    [TestCase("silent", ExpectedResult = "")]
    [TestCase("none", ExpectedResult = "")]
    [TestCase("default", ExpectedResult = "warning")]
    public string A_severity_is_set_as_for_any_analyzer(string value)
    {
        folder.Add("a.txt", "«1»").Add(".editorconfig", $"root = true\n[*]\ndotnet_diagnostic.OPL8901.severity = {value}\n");

        return Level();
    }

    [Test]
    public void A_section_holds_for_the_paths_it_names_and_a_nearer_file_wins()
    {
        folder.Add("a.txt", "«1»").Add("sub/b.txt", "«2»").Add("sub/c.md", "«3»")
            .Add(".editorconfig", "root = true\n[*.txt]\ndotnet_diagnostic.OPL8901.severity = error\n")
            .Add("sub/.editorconfig", "[b.txt]\ndotnet_diagnostic.OPL8901.severity = suggestion\n");

        Assert.That(Lines(), Is.EqualTo(["a.txt:1:2: error", "sub/b.txt:1:2: note", "sub/c.md:1:2: warning"]));
    }

    [Test]
    public void A_file_above_the_folder_counts_until_one_says_root()
    {
        folder.Add(".editorconfig", "[*]\ndotnet_diagnostic.OPL8901.severity = error\n").Add("open/a.txt", "«1»").Add("closed/a.txt", "«1»").Add("closed/.editorconfig", "root = true\n");

        Assert.That(Lines("open", "closed"), Is.EqualTo(["closed/a.txt:1:2: warning", "open/a.txt:1:2: error"]));
    }

    [Test]
    public void A_category_is_set_as_for_any_analyzer()
    {
        folder.Add("a.txt", "«1»").Add(".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.category-Maintainability.severity = error\n");

        Assert.That(Level(), Is.EqualTo("error"));
    }

    [Test]
    public void A_global_file_holds_for_the_whole_workspace()
    {
        folder.Add("sub/a.txt", "«1»").Add(".globalconfig", "is_global = true\ndotnet_diagnostic.OPL8901.severity = error\n");

        Assert.That(Level(), Is.EqualTo("error"));
    }

    [Test]
    public void An_option_reaches_its_rule_from_the_nearest_section_or_the_global_file()
    {
        folder.Add("sub/a.txt", "«1»").Add("a.txt", "«1»")
            .Add(".globalconfig", "is_global = true\nopslead_lint.limit-rule.limit = 7\n").Add("sub/.editorconfig", "[*]\nopslead_lint.limit-rule.limit = 8\n");
        var messages = CommandRun.Start(folder.Path, ["check", "--format", "concise"], new RuleSet([new LimitRule()], [])).Output.Split('\n')[..^1];

        Assert.That(messages.Where(static line => line.Contains(".txt", StringComparison.Ordinal)), Is.EqualTo(
        [
            "a.txt:1:1: note OPL8903 The limit is '7'. Change it.",
            "sub/a.txt:1:1: note OPL8903 The limit is '8'. Change it.",
        ]));
    }

    [Test]
    public void The_configuration_of_one_workspace_is_not_that_of_another()
    {
        folder.Add("a/x.txt", "«1»").Add("a/.globalconfig", "is_global = true\ndotnet_diagnostic.OPL8901.severity = error\n").Add("b/x.txt", "«1»");

        Assert.That(Lines("a", "b"), Is.EqualTo(["a/x.txt:1:2: error", "b/x.txt:1:2: warning"]));
    }

    [Test]
    public void The_command_line_wins_over_a_rule_that_is_switched_off()
    {
        folder.Add("a.txt", "«1»").Add(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.OPL8901.severity = none\n");

        Assert.That(Run("--select", "OPL8901").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void An_excluded_path_is_left_out_unless_it_is_named()
    {
        folder.Add("gen/a.txt", "«1»").Add("b.txt", "«2»").Add(".editorconfig", "root = true\n[gen/**]\nopslead_lint.exclude = true\n");

        Assert.That(Lines(), Is.EqualTo(["b.txt:1:2: warning"]));
        Assert.That(Lines("gen/a.txt"), Is.EqualTo(["gen/a.txt:1:2: warning"]));
    }

    [Test]
    public void What_is_written_in_vain_is_found_where_it_stands()
    {
        folder.Add(".editorconfig",
            """
            root = true
            [*]
            indent_size = 4
            dotnet_diagnostic.OPL8909.severity = error
            dotnet_diagnostic.OPL8901.severity = eror # a comment
            dotnet_diagnostic.CA1000.severity = whatever
            opslead_lint.exclud = true
            opslead_lint.mark-rul.limit = 1
            opslead_lint.mark-rule.limt = 1
            OpsLead_Lint.Mark-Rule.Limit : many
            dotnet_analyzer_diagnostic.category-Security.severity = hihg
            dotnet_analyzer_diagnostic.category-Style.severity = whatever

            """);

        Assert.That(Run(".").Output.Split('\n')[..^1], Is.EqualTo(
        [
            ".editorconfig:4:19: warning OPL9901 'OPL8909' means nothing, perhaps 'OPL8901'. Mend it.",
            ".editorconfig:5:38: warning OPL9901 'eror' means nothing, perhaps 'error'. Mend it.",
            ".editorconfig:7:1: warning OPL9901 'opslead_lint.exclud' means nothing, perhaps 'opslead_lint.exclude'. Mend it.",
            ".editorconfig:8:14: warning OPL9901 'mark-rul' means nothing, perhaps 'mark-rule'. Mend it.",
            ".editorconfig:9:1: warning OPL9901 'opslead_lint.mark-rule.limt' means nothing, perhaps 'opslead_lint.mark-rule.limit'. Mend it.",
            ".editorconfig:10:32: warning OPL9901 'many' means nothing, perhaps ''. Mend it.",
            ".editorconfig:11:57: warning OPL9901 'hihg' means nothing, perhaps ''. Mend it.",
        ]));
    }

    [Test]
    public void A_configuration_file_that_cannot_be_read_changes_nothing()
    {
        folder.Add("a.txt", "«1»").AddBytes(".editorconfig", [0, 1, 2]);

        Assert.That(Level(), Is.EqualTo("warning"));
    }

    private string Level() => string.Join(",", Lines().Select(static line => line.Split(' ')[1]));

    private IEnumerable<string> Lines(params string[] paths) => Run(paths).Output.Split('\n')[..^1].Select(static line => line[..line.IndexOf(" OPL", StringComparison.Ordinal)]);

    private CommandRun Run(params string[] arguments) => CommandRun.Start(folder.Path, ["check", .. arguments, "--format", "concise"], Rules);
}

/// <summary>A rule of these tests: reports the value of its option for each file.</summary>
internal sealed class LimitRule : WorkspaceRule
{
    public override RuleDescriptor Descriptor { get; } = new("OPL8903", "Change the limit", "The limit is '{0}'. Change it.", RuleCategory.Maintainability, RuleSeverity.Note)
    {
        Options = [new RuleOption("limit", RuleOptionType.Integer, "1", "The limit.")],
    };

    public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
    {
        foreach (var document in c.Workspace.Documents)
        {
            c.Report(document, default, c.GetOption(document, "limit") ?? "");
        }
    });
}
