using OpsLead.Lint.Tests.Engine;

namespace OpsLead.Lint.Tests.Suppressions;

/// <summary>Comments that silence findings, and what is said about those that do not.</summary>
[TestFixture]
public sealed class SuppressionTests
{
    private const string Head = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n";

    [Test]
    public void On_the_line_it_silences_the_line()
    {
        var result = Lint(Head + "    - image: shop/web:1 # opslead-lint: ignore[report-image] built here\n    - image: shop/proxy:1\n");

        Assert.Multiple(() =>
        {
            Assert.That(Active(result), Is.EqualTo(new[] { "6 OPL1901" }));
            Assert.That(result.Suppressed.Single().Suppression, Is.EqualTo(new Suppression("opslead-lint", "built here")));
        });
    }

    [Test]
    public void Above_a_line_it_silences_the_line() =>
        Assert.That(
            Active(Lint(Head + "    - name: web\n      # opslead-lint: ignore[report-image]\n      image: shop/web:1\n    - image: shop/proxy:1\n")),
            Is.EqualTo(new[] { "8 OPL1901" }));

    [Test]
    public void Above_an_item_it_silences_the_whole_item() =>
        Assert.That(
            Active(Lint(Head + "    # opslead-lint: ignore[OPL1901]\n    - name: web\n      image: shop/web:1\n    - image: shop/proxy:1\n")),
            Is.EqualTo(new[] { "8 OPL1901" }));

    [Test]
    public void Above_a_document_it_silences_that_document_alone() =>
        Assert.That(
            Active(Lint("# opslead-lint: ignore[peer/image]\n" + Head + "    - image: a:1\n---\n" + Head + "    - image: b:1\n")),
            Is.EqualTo(new[] { "12 OPL1901" }));

    [Test]
    public void Ignore_file_silences_all_of_the_file() =>
        Assert.That(Active(Lint("# opslead-lint: ignore-file[report-image] generated\n---\n" + Head + "    - image: a:1\n---\n" + Head + "    - image: b:1\n")), Is.Empty);

    [Test]
    public void Line_breaks_of_Windows_change_nothing() =>
        Assert.That(
            Active(Lint((Head + "    # opslead-lint: ignore[report-image]\n    - name: web\n      image: shop/web:1\n    - image: shop/proxy:1\n").ReplaceLineEndings("\r\n"))),
            Is.EqualTo(new[] { "8 OPL1901" }));

    [Test]
    public void Several_names_silence_several_rules() =>
        Assert.That(Active(Lint("# opslead-lint: ignore-file[report-image, report-name]\n" + Head + "    - image: a:1\n", "report-image", "report-name")), Is.Empty);

    [Test]
    public void An_unknown_name_is_reported_with_the_nearest() =>
        Assert.That(
            Events("# opslead-lint: ignore-file[report-imgae]\n" + Head + "    - image: a:1\n"),
            Is.EqualTo(new[] { "The engine says 'UnknownRule: report-imgae | report-image'. Listen." }));

    [Test]
    public void An_unused_suppression_is_reported_and_its_fix_removes_the_comment()
    {
        const string Text = "# opslead-lint: ignore-file[report-image] nothing left\napiVersion: v1\nkind: ConfigMap\n";
        var finding = Lint(Text, "report-image", "report-events").Diagnostics.Single();

        Assert.Multiple(() =>
        {
            Assert.That(finding.Message, Is.EqualTo("The engine says 'UnusedSuppression: report-image'. Listen."));
            Assert.That(Apply(Text, finding.Fix!), Is.EqualTo("apiVersion: v1\nkind: ConfigMap\n"));
        });
    }

    [Test]
    public void Of_several_names_only_the_unused_one_is_removed()
    {
        var text = "# opslead-lint: ignore-file[report-name, report-image] both\n" + Head + "    - image: a:1\n";
        var finding = Lint(text.Replace("image: a:1", "name: a", StringComparison.Ordinal), "report-image", "report-name", "report-events").Diagnostics.Single();

        Assert.That(
            Apply(text.Replace("image: a:1", "name: a", StringComparison.Ordinal), finding.Fix!),
            Does.StartWith("# opslead-lint: ignore-file[report-name] both\n"));
    }

    [Test]
    public void A_suppression_of_a_rule_that_does_not_run_is_not_called_unused() =>
        Assert.That(Lint("# opslead-lint: ignore-file[report-name]\napiVersion: v1\nkind: ConfigMap\n", "report-image", "report-events").Diagnostics, Is.Empty);

    [TestCase("# opslead-lint: ignore everything", "it must read 'opslead-lint: ignore[rule-name] reason'")]
    [TestCase("# opslead-lint: ignore[report-image", "the closing ']' is missing")]
    [TestCase("# opslead-lint: ignore[]", "it names no rule")]
    public void A_comment_that_cannot_be_read_is_reported(string comment, string problem) =>
        Assert.That(
            Events(comment + "\napiVersion: v1\nkind: ConfigMap\n"),
            Is.EqualTo(new[] { $"The engine says 'MalformedSuppression: {problem}'. Listen." }));

    [TestCase("notes.txt", "# opslead-lint: ignore[nothing]")]
    [TestCase("Program.cs", "// opslead-lint: ignore[nothing]")]
    [TestCase("Program.cs", "/* opslead-lint: ignore[nothing] */")]
    [TestCase("web.config", "<!-- opslead-lint: ignore[nothing] -->")]
    [TestCase("schema.sql", "-- opslead-lint: ignore[nothing]")]
    [TestCase("app.ini", "; opslead-lint: ignore[nothing]")]
    [TestCase("Dockerfile", "# opslead-lint: ignore[nothing]")]
    [TestCase("data.json", "// opslead-lint: ignore[nothing]")]
    public void The_comments_of_every_syntax_are_read(string path, string comment) =>
        Assert.That(
            TestLinter.Lint(path, comment + "\n{}\n", "report-events").Diagnostics.Select(static d => d.Arguments[0]).Where(static text => text.StartsWith("Unknown", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "UnknownRule: nothing | " }));

    [Test]
    public void The_marker_in_a_value_is_no_comment() =>
        Assert.That(Events("apiVersion: v1\nkind: ConfigMap\ndata:\n  note: 'opslead-lint: ignore[nothing]'\n"), Is.Empty);

    private static LintResult Lint(string text, params string[] select) => TestLinter.Lint("pod.yaml", text, select.Length == 0 ? ["report-image"] : select);

    private static string[] Active(LintResult result) => [.. result.Diagnostics.Select(static d => $"{d.Location.LineSpan.Start.Line + 1} {d.Rule.Descriptor.Id}")];

    private static string[] Events(string text) => [.. Lint(text, "report-events").Diagnostics.Select(static d => d.Message)];

    private static string Apply(string text, CodeFix fix)
    {
        foreach (var edit in fix.Edits.OrderByDescending(static edit => edit.Span.Start))
        {
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];
        }

        return text;
    }
}
