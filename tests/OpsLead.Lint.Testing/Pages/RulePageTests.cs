using NUnit.Framework;

namespace OpsLead.Lint.Testing.Pages;

/// <summary>Says which rules a <see cref="RulePageTests{TSource}"/> verifies.</summary>
public interface IRulePageSource
{
    /// <summary>Creates what runs the rules.</summary>
    /// <returns>The linter with its rules.</returns>
    static abstract RulePageLinter CreateLinter();
}

/// <summary>
/// Verifies descriptor and page of every rule of a catalogue, so that a new rule needs no test for them. With <c>OPSLEAD_UPDATE=1</c>
/// in the environment the outputs on the pages are written anew. A deriving class says [TestFixture] itself: a test adapter passes over
/// an assembly that does not mention NUnit.
/// </summary>
/// <typeparam name="TSource">Says which rules; usually the deriving class itself.</typeparam>
[TestFixture]
public abstract class RulePageTests<TSource>
    where TSource : IRulePageSource
{
    private static readonly RulePageLinter Linter = TSource.CreateLinter();

    /// <summary>The rules.</summary>
    public static IEnumerable<TestCaseData> Rules => Linter.Rules.Select(static rule => new TestCaseData(rule).SetArgDisplayNames(rule.ToString()));

    /// <summary>Title, message, severity, aliases and options follow one style.</summary>
    [TestCaseSource(nameof(Rules))]
    public void The_descriptor_reads_like_all_others(RuleInfo rule) => Assert.That(DescriptorStyle.Check(rule), Is.Empty);

    /// <summary>See <see cref="RulePageVerifier.CheckStructure"/>.</summary>
    [TestCaseSource(nameof(Rules))]
    public void The_page_has_its_sections(RuleInfo rule) => Verify(rule, static page => page.CheckStructure());

    /// <summary>See <see cref="RulePageVerifier.CheckBad"/>.</summary>
    [TestCaseSource(nameof(Rules))]
    public void The_bad_examples_are_found(RuleInfo rule) => Verify(rule, static page => page.CheckBad());

    /// <summary>See <see cref="RulePageVerifier.CheckOutputs"/>.</summary>
    [TestCaseSource(nameof(Rules))]
    public void The_bad_examples_are_followed_by_the_output(RuleInfo rule)
    {
        if (Environment.GetEnvironmentVariable("OPSLEAD_UPDATE") == "1" && Repository.FindPage(rule) is { } path)
        {
            File.WriteAllText(path, new RulePageVerifier(Linter, rule, File.ReadAllText(path)).WriteOutputs());
            return;
        }

        Verify(rule, static page => page.CheckOutputs());
    }

    /// <summary>See <see cref="RulePageVerifier.CheckGood"/>.</summary>
    [TestCaseSource(nameof(Rules))]
    public void The_good_examples_are_silent(RuleInfo rule) => Verify(rule, static page => page.CheckGood());

    /// <summary>See <see cref="RulePageVerifier.CheckFix"/>.</summary>
    [TestCaseSource(nameof(Rules))]
    public void Fixing_the_bad_examples_gives_the_fixed_ones(RuleInfo rule) => Verify(rule, static page => page.CheckFix());

    /// <summary>Names are what people write; two rules of one name could not be told apart.</summary>
    [Test]
    public void No_two_rules_have_one_name() => Assert.That(Linter.Rules.Select(static rule => rule.Name), Is.Unique);

    private static void Verify(RuleInfo rule, Func<RulePageVerifier, IEnumerable<string>> check)
    {
        var page = rule.GetPage();
        Assert.That(page, Is.Not.Null, $"The page '{rule.Descriptor.Id}.md' is not embedded beside the rule.");
        Assert.That(check(new RulePageVerifier(Linter, rule, page!)), Is.Empty);
    }
}
