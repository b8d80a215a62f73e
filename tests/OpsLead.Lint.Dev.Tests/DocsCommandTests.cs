using System.Collections.Immutable;
using OpsLead.Lint.Dev.Docs;
using OpsLead.Lint.Testing.Pages;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Dev.Tests;

/// <summary>What <c>docs</c> writes, and when <c>--check</c> fails.</summary>
public sealed class DocsCommandTests
{
    private const string Page = "# Say no\n\n## Bad\n```yaml a.yaml\nno: 1\n```\n\n## Good\n```yaml a.yaml\n```\n";

    private StringWriter output = null!;
    private StringWriter error = null!;
    private TemporaryFolder folder = null!;

    [SetUp]
    public void CreateFolder()
    {
        output = new StringWriter();
        error = new StringWriter();
        folder = new TemporaryFolder();
        folder.Write("rules/Kubernetes/OPL1001.md", Page);
        Directory.CreateDirectory(Path.Combine(folder.Path, "docs"));
    }

    [TearDown]
    public void DeleteFolder()
    {
        folder.Dispose();
        output.Dispose();
        error.Dispose();
    }

    [Test]
    public void The_output_is_written_below_the_bad_example()
    {
        Assert.That(Run(check: false), Is.Zero);
        Assert.That(
            folder.Read("rules/Kubernetes/OPL1001.md"),
            Does.Contain("no: 1\n```\n\n```text\na.yaml:1:1: warning OPL1001 Key 'no' says no. Say yes.\n```\n\n## Good"));
        Assert.That(
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Is.EqualTo(["rules/Kubernetes/OPL1001.md", "docs/rules.md"]));
    }

    [Test]
    public void What_is_stale_fails_the_check_and_stays_as_it_is()
    {
        Assert.That(Run(check: true), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("rules/Kubernetes/OPL1001.md: stale").And.Contains("docs/rules.md: stale"));
        Assert.That(folder.Read("rules/Kubernetes/OPL1001.md"), Is.EqualTo(Page));
        Assert.That(folder.Files, Has.No.Member("docs/rules.md"));
    }

    [Test]
    public void What_was_just_written_passes_the_check()
    {
        Run(check: false);

        Assert.That(Run(check: true), Is.Zero);
        Assert.That(error.ToString(), Is.Empty);
    }

    [Test]
    public void A_bad_example_in_which_nothing_is_found_fails_and_stays_as_it_is()
    {
        folder.Write("rules/Kubernetes/OPL1001.md", Page.Replace("no: 1", "yes: 1", StringComparison.Ordinal));

        Assert.That(Run(check: false), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("the rule finds nothing in the bad example"));
        Assert.That(folder.Read("rules/Kubernetes/OPL1001.md"), Does.Not.Contain("```text"));
    }

    [Test]
    public void A_missing_page_fails()
    {
        File.Delete(Path.Combine(folder.Path, "rules/Kubernetes/OPL1001.md"));

        Assert.That(Run(check: false), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("rules/Kubernetes/OPL1001.md: the page is missing"));
    }

    private int Run(bool check) => new DocsCommand(folder.Path, new NoFinder()).Run(check, output, error);

    /// <summary>Finds keys that read <c>no</c>.</summary>
    private sealed class NoFinder : RulePageLinter
    {
        public override ImmutableArray<RuleInfo> Rules { get; } =
            [
                new(
                    new RuleDescriptor("OPL1001", "Say no", "Key '{0}' says no. Say yes.", RuleCategory.Correctness, RuleSeverity.Warning),
                    "SayNo",
                    RuleLanguage.Kubernetes,
                    static () => null),
            ];

        public override IReadOnlyList<Diagnostic> Lint(RuleInfo rule, Workspace workspace) =>
        [
            .. workspace.Documents.Where(static document => document.GetText().Text.StartsWith("no:", StringComparison.Ordinal))
                .Select(document => new Diagnostic
            {
                Rule = rule,
                Severity = RuleSeverity.Warning,
                Message = "Key 'no' says no. Say yes.",
                Location = Location.Create(document, document.GetText(), new TextSpan(0, 2)),
            }),
        ];

        public override Workspace Fix(RuleInfo rule, Workspace workspace) => workspace;
    }
}
