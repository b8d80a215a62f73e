using System.Text;
using Microsoft.CodeAnalysis.CodeFixes;

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

    [Test]
    public void The_release_ledger_lists_the_catalogue()
    {
        var expected = RuleCatalogue.CreateRules().Select(static rule =>
            $"{rule.Descriptor.Id} | {rule.Descriptor.Category} | {GetSeverity(rule)} | {rule.Name}");
        var assembly = typeof(CatalogueTests).Assembly;
        using var stream = assembly.GetManifestResourceStream("AnalyzerReleases.Unshipped.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Assert.That(reader.ReadToEnd().Split('\n').Where(static line => line.StartsWith("OPL", StringComparison.Ordinal)), Is.EqualTo(expected));
    }

    [Test]
    public void Each_fix_answers_to_a_rule_whose_page_shows_it()
    {
        var shown = RuleCatalogue.CreateRules().Where(static rule => ReadPage(rule).Contains("\n## Fix\n", StringComparison.Ordinal)).Select(static rule =>
            rule.Descriptor.Id);
        Assert.That(CodeFixes.Create().SelectMany(static fix => fix.FixableDiagnosticIds), Is.EquivalentTo(shown));
    }

    [Test]
    public void Each_fix_is_exported_under_its_name()
    {
        foreach (var type in CodeFixes.Create().Select(static fix => fix.GetType()))
        {
            var export = (ExportCodeFixProviderAttribute?)Attribute.GetCustomAttribute(type, typeof(ExportCodeFixProviderAttribute));
            Assert.That((export?.Name, export?.Languages), Is.EqualTo((type.Name, new[] { Microsoft.CodeAnalysis.LanguageNames.CSharp })));
        }
    }

    /// <summary>What release tracking calls the severity.</summary>
    private static string GetSeverity(CSharpRule rule) =>
        rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.ToDiagnosticSeverity().ToString() : "Disabled";

    private static string ReadPage(CSharpRule rule)
    {
        using var reader = new StreamReader(rule.GetType().Assembly.GetManifestResourceStream(rule.Descriptor.Id + ".md")!);
        return reader.ReadToEnd();
    }
}
