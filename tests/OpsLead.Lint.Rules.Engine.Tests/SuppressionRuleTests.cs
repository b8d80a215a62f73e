namespace OpsLead.Lint.Rules.Engine.Tests;

/// <summary>What the rules of the engine say about suppressions; a suppression cannot be verified under another suppression, so each case is a plain run.</summary>
[TestFixture]
public sealed class SuppressionRuleTests
{
    [Test]
    public void A_misspelt_name_is_reported_with_the_right_one() =>
        Assert.That(
            Messages("# opslead-lint: ignore[fix-syntax-eror] why\na: 1\n"),
            Is.EqualTo(new[] { "1:24 OPL9002 No rule is named 'fix-syntax-eror', so nothing is suppressed. Write 'fix-syntax-error', or the name that 'rules' lists." }));

    [Test]
    public void The_fix_writes_the_right_name()
    {
        var finding = Lint("# opslead-lint: ignore[fix-syntax-eror] why\na: 1\n").Diagnostics.Single();

        Assert.That(finding.Fix!.Edits.Single().NewText, Is.EqualTo("fix-syntax-error"));
    }

    [Test]
    public void A_name_that_is_near_to_none_is_reported_alone() =>
        Assert.That(
            Messages("# opslead-lint: ignore[nothing-of-the-kind] why\na: 1\n"),
            Is.EqualTo(new[] { "1:24 OPL9002 No rule is named 'nothing-of-the-kind', so nothing is suppressed. Take the name from the list that 'rules' prints." }));

    [Test]
    public void A_suppression_that_silences_nothing_is_reported() =>
        Assert.That(
            Messages("# opslead-lint: ignore[fix-syntax-error] why\na: 1\n"),
            Is.EqualTo(new[] { "1:1 OPL9003 The suppression of 'fix-syntax-error' silences nothing. Remove it, so that it cannot hide the next one." }));

    [Test]
    public void A_suppression_that_silences_something_is_fine() =>
        Assert.That(Messages("# opslead-lint: ignore-file[fix-syntax-error] broken on purpose\na: [\n"), Is.Empty);

    [Test]
    public void A_suppression_without_names_is_reported() =>
        Assert.That(
            Messages("# opslead-lint: ignore this\na: 1\n"),
            Is.EqualTo(new[] { "1:1 OPL9005 The suppression cannot be read: 'it must read 'opslead-lint: ignore[rule-name] reason''. Write 'opslead-lint: ignore[rule-name] reason'." }));

    [Test]
    public void A_file_that_cannot_be_read_is_reported()
    {
        var document = new SourceDocument("secret.yaml", static () => throw new UnauthorizedAccessException("access denied"));

        Assert.That(
            Format(Linter.Lint([document], new LintOptions { Rules = RuleCatalogue.CreateRules() })),
            Is.EqualTo(new[] { "1:1 OPL9006 This was not linted: 'access denied'. Make it readable, or exclude it so that the result says so." }));
    }

    [Test]
    public void A_picture_is_skipped_without_a_word()
    {
        var document = new SourceDocument("logo.png", static () => throw new DocumentSkippedException("binary", isExpected: true));

        Assert.That(Linter.Lint([document], new LintOptions { Rules = RuleCatalogue.CreateRules() }).Diagnostics, Is.Empty);
    }

    [Test]
    public void A_rule_that_throws_is_reported_by_name() =>
        Assert.That(
            Format(Linter.Lint([new SourceDocument("notes.txt", "text")], new LintOptions { Rules = [.. RuleCatalogue.CreateRules(), new ThrowAtWorkspace()] })),
            Is.EqualTo(new[] { "1:1 OPL9004 The rule 'OPL8901 throw-at-workspace' failed on this file with InvalidOperationException: 'no such thing'. Report it with the file; the other rules were not affected." }));

    [Test]
    public void A_key_of_the_configuration_that_means_nothing_is_reported()
    {
        var document = new SourceDocument(".editorconfig", "opslead_lint.exlude = a\n");
        var options = new LintOptions { Rules = RuleCatalogue.CreateRules(), Configuration = new UnknownKey(document) };

        Assert.That(
            Format(Linter.Lint([document], options)),
            Is.EqualTo(new[] { "1:1 OPL9007 The configuration key or value 'opslead_lint.exlude' has no meaning here. Write 'opslead_lint.exclude', or remove it." }));
    }

    private static LintResult Lint(string text) =>
        Linter.Lint([new SourceDocument("deploy/web.yaml", text)], new LintOptions { Rules = RuleCatalogue.CreateRules() });

    private static string[] Messages(string text) => Format(Lint(text));

    private static string[] Format(LintResult result) =>
        [.. result.Diagnostics.Select(static d => $"{d.Location.LineSpan.Start.Line + 1}:{d.Location.LineSpan.Start.Character + 1} {d.Rule.Descriptor.Id} {d.Message}")];

    private sealed class ThrowAtWorkspace : WorkspaceRule
    {
        public override RuleDescriptor Descriptor { get; } = new("OPL8901", "Throw", "Never '{0}'. Never.", RuleCategory.Reliability, RuleSeverity.Warning);

        public override void Initialize(WorkspaceContext context) =>
            context.RegisterWorkspaceAction(static _ => throw new InvalidOperationException("no such thing"));
    }

    private sealed class UnknownKey(SourceDocument configuration) : LintConfiguration
    {
        public override bool Mentions(RuleInfo rule) => false;

        public override ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule) => ConfiguredSeverity.Unset;

        public override string? GetOption(SourceDocument document, string key) => null;

        public override IEnumerable<(SourceDocument Document, EngineEvent Event)> GetEvents(Workspace workspace, IReadOnlyList<RuleInfo> rules) =>
        [
            (configuration, new EngineEvent(EngineEventKind.UnknownOption, new Text.TextSpan(0, 20), ["opslead_lint.exlude", "opslead_lint.exclude"])),
        ];
    }
}
