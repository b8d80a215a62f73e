using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Tests.Configuration;

/// <summary>How other tools' configuration counts, whatever the tool.</summary>
public sealed class ForeignConfigurationTests
{
    private static readonly RuleSet Rules = new([new PeerRule("OPL8921", true, "hadolint/DL1", "kube-linter/one"), new PeerRule("OPL8922", false, "hadolint/DL2", "kube-linter/two")], []);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder().Add("a.txt", "x").Add("sub/b.txt", "x");

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_check_that_is_ignored_there_is_silent_here()
    {
        folder.Add(".hadolint.yaml", "ignored:\n  - DL1\n");

        Assert.That(Findings(), Is.Empty);
    }

    [Test]
    public void Without_foreign_configuration_it_speaks()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n");

        Assert.That(Findings("--no-foreign-config"), Is.EqualTo(new[] { "a.txt warning OPL8921", "sub/b.txt warning OPL8921" }));
    }

    [Test]
    public void A_severity_there_is_a_severity_here()
    {
        folder.Add(".hadolint.yaml", "override:\n  error: [DL1]\n");

        Assert.That(Findings(), Is.EqualTo(new[] { "a.txt error OPL8921", "sub/b.txt error OPL8921" }));
    }

    [Test]
    public void A_check_that_is_added_there_runs_here()
    {
        folder.Add(".kube-linter.yaml", "checks:\n  include: [two]\n");

        Assert.That(Findings(), Is.EqualTo(new[] { "a.txt warning OPL8921", "a.txt warning OPL8922", "sub/b.txt warning OPL8921", "sub/b.txt warning OPL8922" }));
    }

    [Test]
    public void The_nearest_file_of_a_tool_counts_alone()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n").Add("sub/.hadolint.yaml", "override: { info: [DL1] }\n");

        Assert.That(Findings(), Is.EqualTo(new[] { "sub/b.txt note OPL8921" }));
    }

    [Test]
    public void A_file_above_counts_up_to_the_folder_of_the_repository()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n").Add("repo/.git/HEAD").Add("repo/.hadolint.yaml", "override: { error: [DL1] }\n").Add("repo/deep/c.txt", "x").Add("other/.git/HEAD").Add("other/deep/d.txt", "x");

        Assert.That(Findings("repo/deep", "other/deep"), Is.EqualTo(new[] { "other/deep/d.txt warning OPL8921", "repo/deep/c.txt error OPL8921" }));
    }

    [Test]
    public void A_file_counts_for_a_path_that_is_named()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n");

        Assert.That(Findings("sub/b.txt"), Is.Empty);
    }

    [Test]
    public void Our_own_configuration_wins_over_it()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n").Add(".editorconfig", "root = true\n[a.txt]\ndotnet_diagnostic.OPL8921.severity = suggestion\n");

        Assert.That(Findings(), Is.EqualTo(new[] { "a.txt note OPL8921" }));
    }

    [Test]
    public void The_command_line_wins_over_it()
    {
        folder.Add(".hadolint.yaml", "ignored: [DL1]\n").Add(".kube-linter.yaml", "checks: { include: [two] }\n");

        Assert.That(Findings("--select", "OPL8921"), Is.EqualTo(new[] { "a.txt warning OPL8921", "sub/b.txt warning OPL8921" }));
    }

    [Test]
    public void An_option_answers_to_a_setting_of_another_tool_until_our_own_sets_it()
    {
        folder.Add(".hadolint.yaml", "trustedRegistries:\n  - one.example\n  - two.example\n").Add("sub/.editorconfig", "[*]\nopslead_lint.peer-rule.allowed = ours.example\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", "--select", "OPL8921", "--format", "concise"], Rules).Output.Split('\n').Where(static line => line.Contains(".txt", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "a.txt:1:1: warning OPL8921 The peers say 'one.example,two.example'. Listen.",
            "sub/b.txt:1:1: warning OPL8921 The peers say 'ours.example'. Listen.",
        }));
    }

    [TestCase("")]
    [TestCase("ignored: {a: b}\noverride: [1]\ntrustedRegistries: {}\n")]
    [TestCase("[1, 2]\n")]
    [TestCase("ignored: [DL1\n")]
    [TestCase("a: *b\n? [x]\n: y\n")]
    public void What_is_written_there_in_vain_changes_nothing(string text)
    {
        folder.Add(".hadolint.yaml", text).Add(".kube-linter.yaml", text);

        Assert.That(Findings(), Has.Length.EqualTo(2));
    }

    [Test]
    public void A_pattern_of_gitleaks_that_cannot_be_matched_is_said_where_it_stands()
    {
        folder.Add(".gitleaks.toml", "[allowlist]\npaths = ['ok', 'a(?=b)']\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".gitleaks.toml", "--select", "set-known-option", "--format", "concise"]).Output, Is.EqualTo(
            ".gitleaks.toml:2:16: warning OPL9007 The configuration value 'a(?=b)' has no meaning here: it looks ahead, looks behind or refers back, and so cannot be matched in linear time. Correct it, or remove it.\n"));
    }

    [Test]
    public void A_configuration_of_gitleaks_extends_another_of_its_folder()
    {
        folder.Add("tools/base.toml", "[allowlist]\npaths = ['^sub/']\n").Add(".gitleaks.toml", "[extend]\npath = 'tools/base.toml'\n");
        var key = $"-----BEGIN {"RSA"} PRIVATE KEY-----\nMIIEowIBAAKCAQEAx3W1cHq2Yf0cWfYw8rJ0aVx0m3b3n4pQ9tLkZrQe7sYxUvBn\nq1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6q7w8e9r0t1y2\n-----END {"RSA"} PRIVATE KEY-----\n";
        folder.Add("sub/id", key).Add("id", key);

        Assert.That(CommandRun.Start(folder.Path, ["check", ".", "--select", "secrets", "--format", "concise", "--quiet"]).Output, Does.StartWith("id:1:1: error OPL5001").And.Not.Contains("sub/id"));
    }

    [TestCase("../base.toml", "'../base.toml' is passed over: it lies outside of ")]
    [TestCase("none.toml", "'none.toml' is passed over: the file is gone")]
    [TestCase(".gitleaks.toml", "'.gitleaks.toml' is passed over: at most 2 files extend one another")]
    [TestCase("a\\u0000b", "'a\\u0000b' is passed over: it lies outside of ")]
    public void What_a_configuration_of_gitleaks_cannot_extend_is_said(string path, string expected)
    {
        folder.Add(".gitleaks.toml", $"[extend]\npath = \"{path}\"\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".", "--show-settings"]).Output, Does.Contain("extend.path is not used: " + expected));
    }

    [Test]
    public void What_is_wrong_in_an_extended_file_of_gitleaks_is_said_where_it_is_named()
    {
        folder.Add("base.toml", "title = 'x'\n[allowlist]\npaths = ['a(?=b)']\n").Add(".gitleaks.toml", "[extend]\npath = 'base.toml'\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".gitleaks.toml", "--select", "set-known-option", "--format", "concise"]).Output, Does.StartWith(
            ".gitleaks.toml:2:8: warning OPL9007 The configuration value 'base.toml' has no meaning here: line 3 of it: 'a(?=b)', it looks ahead"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need a privilege there.")]
    public void A_link_that_leads_out_extends_nothing()
    {
        using var other = new TemporaryFolder().Add("base.toml", "[allowlist]\npaths = ['.*']\n");
        File.CreateSymbolicLink(folder["base.toml"], other["base.toml"]);
        folder.Add(".gitleaks.toml", "[extend]\npath = 'base.toml'\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".", "--show-settings"]).Output, Does.Contain("'base.toml' is passed over: it lies outside of "));
    }

    [Test]
    public void In_a_repository_a_configuration_of_gitleaks_extends_one_above()
    {
        Directory.CreateDirectory(folder[".git"]);
        folder.Add("base.toml", "[allowlist]\npaths = ['^b']\n").Add("sub/.gitleaks.toml", "[extend]\npath = '../base.toml'\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".", "--show-settings"]).Output, Does.Contain("sub/.gitleaks.toml: gitleaks\n  2: every secret is silent in what the allow-list names"));
    }

    [Test]
    public void A_file_of_gitleaks_that_does_not_parse_counts_for_nothing_and_is_said()
    {
        folder.Add(".gitleaks.toml", "[allowlist\npaths = ['.*']\n");

        Assert.That(CommandRun.Start(folder.Path, ["check", ".gitleaks.toml", "--select", "fix-syntax-error", "--format", "concise"]).Output, Does.StartWith(".gitleaks.toml:1:11: error OPL9001 The TOML does not parse"));
    }

    private string[] Findings(params string[] arguments) =>
        [.. CommandRun.Start(folder.Path, ["check", .. arguments, "--format", "concise"], Rules).Output.Split('\n')[..^1].Select(static line => line.Split(' ')).Where(static parts => parts[0].Contains(".txt", StringComparison.Ordinal)).Select(static parts => $"{parts[0].Split(':')[0]} {parts[1]} {parts[2]}")];

    /// <summary>A rule of these tests: reports every text file, with its option's value.</summary>
    private sealed class PeerRule(string id, bool isOn, params string[] aliases) : WorkspaceRule
    {
        public override RuleDescriptor Descriptor { get; } = new(id, "Listen to peers", "The peers say '{0}'. Listen.", RuleCategory.Maintainability, RuleSeverity.Warning)
        {
            IsEnabledByDefault = isOn,
            Aliases = aliases,
            Options = [new RuleOption("allowed", RuleOptionType.StringList, "", "What is allowed.") { PeerSettings = ["hadolint/trustedRegistries"] }],
        };

        public override void Initialize(WorkspaceContext context) => context.RegisterWorkspaceAction(static c =>
        {
            foreach (var document in c.Workspace.Documents.Where(static document => document.Path.EndsWith(".txt", StringComparison.Ordinal)))
            {
                c.Report(document, new TextSpan(0, 1), c.GetOption(document, "allowed") ?? "");
            }
        });
    }
}
