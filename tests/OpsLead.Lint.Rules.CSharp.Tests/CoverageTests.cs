namespace OpsLead.Lint.Rules.CSharp.Tests;

/// <summary>Each rule is shown to find what it is there for, and to stay silent where its page says so.</summary>
public sealed class CoverageTests
{
    private const int Least = 3;

    private static IEnumerable<TestCaseData> Rules() =>
        RuleCatalogue.CreateRules().Select(static rule => new TestCaseData(rule).SetArgDisplayNames(rule.Name));

    [TestCaseSource(nameof(Rules))]
    public void Each_rule_has_cases_that_fire_and_cases_that_are_silent(CSharpRule rule)
    {
        var cases = Record(rule);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cases.Firing, Is.GreaterThanOrEqualTo(Least), "cases with findings");
            Assert.That(cases.Silent, Is.GreaterThanOrEqualTo(Least), "cases without");
        }
    }

    [TestCaseSource(nameof(Rules))]
    public void Each_guard_that_a_page_names_has_a_silent_case(CSharpRule rule) =>
        Assert.That(Record(rule).Silent, Is.GreaterThanOrEqualTo(GetGuards(rule).Count), string.Join(" | ", GetGuards(rule)));

    /// <summary>As the tool sees a program whose packages nobody has restored on a machine without an SDK.</summary>
    [TestCaseSource(nameof(Rules))]
    public void A_rule_that_cannot_see_its_symbols_says_nothing_that_it_would_not_say_with_them(CSharpRule rule)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (markup, options) in Record(rule).Cases)
            {
                var found = RuleVerifier.GetDiagnostics(RuleVerifier.Compile(markup.Source, options with { HasReferences = false, AllowsErrors = true }), [rule]);

                Assert.That(found.Where(static diagnostic => diagnostic.Id == "AD0001").Select(static diagnostic => diagnostic.GetMessage()), Is.Empty);
                Assert.That(found.Select(static diagnostic => diagnostic.Location.SourceSpan), Is.SubsetOf(markup.Spans), markup.Source);
            }
        }
    }

    private static CaseRecorder Record(CSharpRule rule)
    {
        var fixture = typeof(CoverageTests).Assembly.GetType($"{typeof(CoverageTests).Namespace}.{rule.Name}Tests");
        Assert.That(fixture, Is.Not.Null, $"{rule.Name}Tests");
        return CaseRecorder.Record(rule.GetType(), fixture!);
    }

    /// <summary>What the page lists in its sentences that end in "never reported".</summary>
    private static List<string> GetGuards(CSharpRule rule)
    {
        using var reader = new StreamReader(rule.GetType().Assembly.GetManifestResourceStream(rule.Descriptor.Id + ".md")!);
        var page = reader.ReadToEnd();
        var section = page[page.IndexOf("## When to ignore", StringComparison.Ordinal)..].Replace('\n', ' ');
        return
        [
            .. section.Split(". ")
                .Where(static sentence => sentence.Contains("never reported", StringComparison.Ordinal))
                .Select(static sentence => sentence[..sentence.IndexOf("never reported", StringComparison.Ordinal)])
                .SelectMany(static sentence => WithoutExamples(sentence).Split([", and ", ", ", " and "], StringSplitOptions.RemoveEmptyEntries)),
        ];
    }

    /// <summary>The sentence without what it says in brackets.</summary>
    private static string WithoutExamples(string sentence)
    {
        var open = sentence.IndexOf('(', StringComparison.Ordinal);
        var close = sentence.IndexOf(')', StringComparison.Ordinal);
        return open >= 0 && close > open ? sentence[..open] + sentence[(close + 1)..] : sentence;
    }
}
