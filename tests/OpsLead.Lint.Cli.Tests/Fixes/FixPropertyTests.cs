using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Cli.Tests.Fixes;

/// <summary>What holds for the fixes of all rules, over every example of every rule's page and over the sample systems.</summary>
public sealed class FixPropertyTests
{
    private static readonly RuleSet Rules = BuiltInRules.Create();

    // Every rule but those of C#, which have fixes in editors only; the engine's are among them.
    private static readonly Linter Linter = new(new LintOptions { Rules = Rules.Rules, Select = ["*"], MaxDegreeOfParallelism = 1 });

    private static IEnumerable<TestCaseData<Workspace>> Samples()
    {
        foreach (var rule in Rules.Rules)
        {
            var page = rule.Info.GetPage();
            if (page is null)
            {
                continue;
            }

            var examples = RulePage.Parse(page, rule.Language).GetSection("Bad").Examples;
            for (var i = 0; i < examples.Count; i++)
            {
                yield return new TestCaseData<Workspace>(examples[i].Workspace).SetArgDisplayNames($"{rule.Info} {i + 1}");
            }
        }

        foreach (var project in new[] { "shop", "shop-sound", "handbook" })
        {
            var root = Path.Combine(RepositoryRoot.Find(), "testdata", "projects", project);
            var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => new SourceDocument(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText(file)));
            yield return new TestCaseData<Workspace>(Workspace.Create(files)).SetArgDisplayNames(project);
        }
    }

    [TestCaseSource(nameof(Samples))]
    public void Fixing_twice_changes_what_fixing_once_does(Workspace workspace)
    {
        var once = Fix(workspace);

        Assert.That(Texts(Fix(once)), Is.EqualTo(Texts(once)));
    }

    [TestCaseSource(nameof(Samples))]
    public void Line_breaks_of_windows_make_no_other_fix(Workspace workspace) =>
        Assert.That(Texts(Fix(WithLineBreaks(workspace))), Is.EqualTo(Texts(WithLineBreaks(Fix(workspace)))));

    [TestCaseSource(nameof(Samples))]
    public void No_fix_is_thrown_away_because_it_breaks_its_file(Workspace workspace) =>
        Assert.That(
            FixEngine.Apply(Linter, workspace, includeUnsafe: true).Result.Diagnostics.Where(static diagnostic => diagnostic.Rule.Name == "fix-by-hand").Select(static diagnostic => diagnostic.ToString()),
            Is.Empty);

    [TestCaseSource(nameof(Samples))]
    public void An_ignore_comment_is_written_for_every_finding_or_it_is_said_why_not(Workspace workspace)
    {
        var found = Linter.Lint(workspace);
        var written = SuppressionWriter.Apply(Linter, found, "known");
        var after = Linter.Lint(written.Workspace);

        Assert.That(
            after.Diagnostics.Where(static diagnostic => diagnostic.Rule.Name is not ("fix-syntax-error" or "make-skipped-file-readable")).Select(Name).Order(StringComparer.Ordinal),
            Is.SubsetOf(written.Unwritten.Select(static left => Name(left.Diagnostic)).Concat(found.Diagnostics.Where(static diagnostic => diagnostic.Rule.Language == RuleLanguage.Engine).Select(Name))));
        Assert.That(SuppressionWriter.Apply(Linter, after, "known").Changes, Is.Empty);

        static string Name(Diagnostic diagnostic) => $"{diagnostic.Location.Document.Path} {diagnostic.Rule.Name} {diagnostic.Message}";
    }

    [Test]
    public void Many_samples_have_something_to_fix() =>
        Assert.That(Samples().Count(static sample => sample.Arguments[0] is Workspace workspace && !Texts(Fix(workspace)).SequenceEqual(Texts(workspace))), Is.GreaterThan(8));

    private static Workspace Fix(Workspace workspace)
    {
        foreach (var change in FixEngine.Apply(Linter, workspace, includeUnsafe: true).Changes)
        {
            workspace = workspace.WithDocument(change.Document.Path, change.After.Text);
        }

        return workspace;
    }

    private static Workspace WithLineBreaks(Workspace workspace) =>
        Workspace.Create(workspace.Documents.Select(static document => new SourceDocument(document.Path, document.GetText().Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal))));

    private static IEnumerable<string> Texts(Workspace workspace) => workspace.Documents.Select(static document => $"{document.Path}\n{document.GetText().Text}");
}
