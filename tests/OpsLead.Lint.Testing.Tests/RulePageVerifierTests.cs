using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Testing.Tests;

/// <summary>What of a page is compared with its rule.</summary>
public sealed class RulePageVerifierTests
{
    private const string Sound =
        """
        # Pin the sample image

        ## Why
        It moves.

        ## Bad
        ```yaml
        apiVersion: v1
        kind: Pod
        spec: {containers: [{name: web, image: nginx}]}
        ```

        ```text
        deploy/app.yaml:3:40: warning OPL1901 Image 'nginx' has no tag. Pin a version.
        ```

        ## Good
        ```yaml
        apiVersion: v1
        kind: Pod
        spec: {containers: [{name: web, image: "nginx:1"}]}
        ```

        ## Fix
        ```yaml
        apiVersion: v1
        kind: Pod
        spec: {containers: [{name: web, image: nginx:1}]}
        ```

        ## When to ignore
        Never.

        """;

    [Test]
    public void A_sound_page_passes() => Assert.That(Check(Sound), Is.Empty);

    [Test]
    public void Another_title_is_told() =>
        Assert.That(Check(Sound.Replace("# Pin", "# Bin", StringComparison.Ordinal)), Has.One.StartsWith("The page must begin with '# Pin the sample image'"));

    [Test]
    public void A_missing_section_is_told() =>
        Assert.That(Check(Sound.Replace("## Why\n", "", StringComparison.Ordinal)), Has.Some.StartsWith("The sections must be Why, Bad"));

    [Test]
    public void An_empty_section_is_told() =>
        Assert.That(Check(Sound.Replace("Never.", "", StringComparison.Ordinal)), Has.One.EqualTo("The section 'When to ignore' is empty."));

    [TestCase("Severity: warning")]
    [TestCase("**Category**: Reliability")]
    [TestCase("Its default severity is warning.")]
    public void What_the_descriptor_states_is_not_repeated(string line) =>
        Assert.That(Check(Sound.Replace("It moves.", line, StringComparison.Ordinal)), Has.One.StartsWith("The page states what the descriptor states"));

    [Test]
    public void A_word_of_the_descriptor_in_a_sentence_is_no_repetition() =>
        Assert.That(Check(Sound.Replace("It moves.", "An alert needs a severity: without one nobody is called.", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_stale_output_is_told_with_the_right_one() =>
        Assert.That(
            Check(Sound.Replace("3:40", "9:9", StringComparison.Ordinal)),
            Has.One.Contains("Line 7").And.Contains("deploy/app.yaml:3:40: warning OPL1901"));

    [Test]
    public void A_bad_example_without_a_finding_is_told() =>
        Assert.That(
            Check(Sound.Replace("image: nginx}", "image: other:1}", StringComparison.Ordinal)),
            Has.Some.EqualTo("Line 7: the rule finds nothing in the bad example."));

    [Test]
    public void A_bad_example_that_does_not_parse_is_told() =>
        Assert.That(
            Check(Sound.Replace("image: nginx}]}", "image: nginx", StringComparison.Ordinal)),
            Has.Some.StartsWith("Line 7: the example does not work"));

    [Test]
    public void A_good_example_with_a_finding_is_told() =>
        Assert.That(
            Check(Sound.Replace("\"nginx:1\"", "nginx", StringComparison.Ordinal)),
            Has.One.Contains("the good example is not silent: deploy/app.yaml:3:40"));

    [Test]
    public void A_fix_that_gives_another_text_is_told() =>
        Assert.That(
            Check(Sound.Replace("image: nginx:1}", "image: nginx:2}", StringComparison.Ordinal)),
            Has.One.Contains("fixing the bad example gives another text").And.Contains("nginx:1}]}"));

    [Test]
    public void A_page_that_hides_the_fix_is_told()
    {
        var start = Sound.IndexOf("## Fix", StringComparison.Ordinal);
        var page = Sound.Remove(start, Sound.IndexOf("## When", StringComparison.Ordinal) - start);

        Assert.That(Check(page), Is.EqualTo(["The rule fixes 1 of the bad examples, and the section 'Fix' shows 0."]));
    }

    [Test]
    public void Written_outputs_make_a_stale_page_sound() =>
        Assert.That(Create(Sound.Replace("3:40", "9:9", StringComparison.Ordinal)).WriteOutputs(), Is.EqualTo(Sound));

    private static string[] Check(string markdown)
    {
        var verifier = Create(markdown);
        return [.. verifier.CheckStructure(), .. verifier.CheckBad(), .. verifier.CheckOutputs(), .. verifier.CheckGood(), .. verifier.CheckFix()];
    }

    private static RulePageVerifier Create(string markdown)
    {
        var linter = new EngineRulePageLinter([new PinSampleImage()]);
        return new RulePageVerifier(linter, linter.Rules.Single(), markdown);
    }
}
