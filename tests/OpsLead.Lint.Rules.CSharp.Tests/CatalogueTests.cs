using System.Text;

namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>What holds for every C# rule, those to come included.</summary>
public sealed class CatalogueTests
{
    private static IEnumerable<TestCaseData> Rules() =>
        RuleCatalogue.CreateRules().Select(static rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));

    [TestCaseSource(nameof(Rules))]
    public void Roslyns_descriptor_says_what_ours_says(CSharpRule rule)
    {
        var literals = rule.SupportedDiagnostics;
        var expected = rule.Descriptor.ToDiagnosticDescriptor([.. literals[0].CustomTags]);
        Assert.That(literals[0], Is.EqualTo(expected), "id, title, message, category, severity, link");
        foreach (var other in literals)
        {
            Assert.That(
                (other.Id, Title: other.Title.ToString(), other.Category, other.DefaultSeverity, other.IsEnabledByDefault, other.HelpLinkUri),
                Is.EqualTo((expected.Id, Title: expected.Title.ToString(), expected.Category, expected.DefaultSeverity, expected.IsEnabledByDefault,
                    expected.HelpLinkUri)));
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Each_message_is_two_sentences_around_a_quoted_value(CSharpRule rule)
    {
        foreach (var descriptor in rule.SupportedDiagnostics)
        {
            var message = descriptor.MessageFormat.ToString();
            using (Assert.EnterMultipleScope())
            {
                Assert.That(message, Does.Contain("'{0}'"));
                Assert.That(message, Does.EndWith("."));
                Assert.That(message.Split(". "), Has.Length.EqualTo(2));
            }
        }
    }

    [Test]
    public void The_release_ledger_lists_the_catalogue()
    {
        var expected = RuleCatalogue.CreateRules().Select(static rule =>
            $"{rule.Descriptor.Id} | {rule.Descriptor.Category} | {rule.Descriptor.DefaultSeverity.ToDiagnosticSeverity()} | {rule.Name}");
        var assembly = typeof(CatalogueTests).Assembly;
        using var stream = assembly.GetManifestResourceStream("AnalyzerReleases.Unshipped.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Assert.That(reader.ReadToEnd().Split('\n').Where(static line => line.StartsWith("OPL", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Rules))]
    public void The_page_has_its_title_and_sections_in_order(CSharpRule rule)
    {
        var page = RulePage.Read(rule);
        string[] sections = page.GetExample("Fix") is null ? ["Why", "Bad", "Good", "When to ignore"] : ["Why", "Bad", "Good", "Fix", "When to ignore"];
        Assert.That(page.Title, Is.EqualTo(rule.Descriptor.Title));
        Assert.That(page.Sections, Is.EqualTo(sections));
    }

    [TestCaseSource(nameof(Rules))]
    public void The_bad_example_is_reported_and_the_good_one_is_not(CSharpRule rule)
    {
        var page = RulePage.Read(rule);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GetIds(page.GetExample("Bad")!, [rule]), Is.Not.Empty);
            Assert.That(GetIds(page.GetExample("Good")!, RuleCatalogue.CreateRules()), Is.Empty);
        }
    }

    [Test]
    public void The_fixes_turn_the_bad_examples_into_what_the_pages_show()
    {
        VerifyFix<HonorStoppingToken, Fixes.HonorStoppingTokenFix>();
        VerifyFix<BindToAllInterfaces, Fixes.BindToAllInterfacesFix>();
    }

    [Test]
    public void Each_fix_answers_to_a_rule_whose_page_shows_it()
    {
        var fixable = typeof(Fixes.HonorStoppingTokenFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)))
            .SelectMany(static type => ((Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds);
        var shown = RuleCatalogue.CreateRules().Where(static rule => RulePage.Read(rule).GetExample("Fix") is not null).Select(static rule =>
            rule.Descriptor.Id);
        Assert.That(fixable, Is.EquivalentTo(shown));
    }

    private static void VerifyFix<TRule, TFix>()
        where TRule : CSharpRule, new()
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        var page = RulePage.Read(new TRule());
        FixVerifier<TRule, TFix>.Verify(page.GetExample("Bad")!, page.GetExample("Fix")!);
    }

    private static IEnumerable<string> GetIds(string source, IEnumerable<CSharpRule> rules) =>
        RuleVerifier.GetDiagnostics(RuleVerifier.Compile(source, new RuleVerifier.Options()), [.. rules]).Select(static diagnostic => diagnostic.Id);
}
