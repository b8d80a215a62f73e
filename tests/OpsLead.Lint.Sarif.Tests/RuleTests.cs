using System.Text.Json.Nodes;

namespace OpsLead.Lint.Sarif.Tests;

internal sealed class RuleTests
{
    [Test]
    public void ARuleTellsItsNameTitleReasonAndPage()
    {
        var rule = Describe(Sample.PinBaseImage);
        const string uri = "https://github.com/opslead/opslead-lint/blob/main/rules/Docker/OPL2001.md";
        const string why = "A base image without a tag is whatever was pushed last. Two builds differ.";
        Assert.That((string?)rule["name"], Is.EqualTo("PinBaseImage"));
        Assert.That((string?)rule["shortDescription"]!["text"], Is.EqualTo("Pin the base image"));
        Assert.That((string?)rule["fullDescription"]!["text"], Is.EqualTo(why));
        Assert.That((string?)rule["help"]!["text"], Is.EqualTo($"Pin the base image.\n\n{why}\n\nRead more: {uri}"));
        Assert.That((string?)rule["help"]!["markdown"], Is.EqualTo(Sample.Page));
        Assert.That((string?)rule["helpUri"], Is.EqualTo(uri));
        Assert.That((string?)rule["messageStrings"]!["default"]!["text"], Is.EqualTo("Image '{0}' has no tag. Pin a version."));
    }

    [Test]
    public void ARuleWithoutAPageIsDescribedByItsTitle()
    {
        var rule = Describe(Sample.RunAsUser);
        Assert.That((string?)rule["fullDescription"]!["text"], Is.EqualTo("Run as a user."));
        Assert.That((string?)rule["help"]!["text"], Does.StartWith("Run as a user."));
        Assert.That(rule["help"]!["markdown"], Is.Null);
    }

    [TestCase(RuleSeverity.Error, "error", "error")]
    [TestCase(RuleSeverity.Warning, "warning", "warning")]
    [TestCase(RuleSeverity.Note, "note", "recommendation")]
    public void TheDefaultLevelIsAlwaysWritten(RuleSeverity severity, string level, string problem)
    {
        var rule = Describe(Rule(new RuleDescriptor("OPL1001", "Do", "Bad. Do.", RuleCategory.Automation, severity)));
        Assert.That(rule["defaultConfiguration"].Compact(), Is.EqualTo($$"""{"level":"{{level}}"}"""));
        Assert.That((string?)rule["properties"]!["problem.severity"], Is.EqualTo(problem));
    }

    [Test]
    public void ARuleThatIsOffByDefaultSaysSo() =>
        Assert.That(Describe(Sample.RunAsUser)["defaultConfiguration"].Compact(), Is.EqualTo("""{"enabled":false,"level":"error"}"""));

    [Test]
    public void ASecurityRuleHasItsSeverityAsAStringTheTagAndItsWeaknesses() =>
        Assert.That(
            Describe(Sample.RunAsUser)["properties"].Compact(),
            Is.EqualTo("""{"tags":["security","external/cwe/cwe-250","external/cwe/cwe-079"],"precision":"medium","security-severity":"7.5"}"""));

    [Test]
    public void ARuleOfAnotherCategoryWithASecuritySeverityIsTaggedSecurityToo() =>
        Assert.That(
            Describe(Rule(new RuleDescriptor("OPL1001", "Do", "Bad. Do.", RuleCategory.Correctness, RuleSeverity.Error) { SecuritySeverity = 4 }))["properties"].Compact(),
            Is.EqualTo("""{"tags":["correctness","security"],"precision":"high","security-severity":"4.0"}"""));

    [Test]
    public void AnotherRuleHasCategoryPracticeAndAliases() =>
        Assert.That(
            Describe(Sample.PinBaseImage)["properties"].Compact(),
            Is.EqualTo("""{"tags":["reliability","image-scanning"],"precision":"high","problem.severity":"warning","aliases":["hadolint/DL3006","trivy/DS-0001"]}"""));

    [Test]
    public void CategoryAndPracticeOfOneNameAreOneTag() =>
        Assert.That(
            Describe(Rule(new RuleDescriptor("OPL1001", "Do", "Bad. Do.", RuleCategory.Automation, RuleSeverity.Note) { Practice = Practice.Automation }))["properties"]!["tags"].Compact(),
            Is.EqualTo("""["automation"]"""));

    [Test]
    public void TagsEndAtTen()
    {
        var descriptor = new RuleDescriptor("OPL1001", "Do", "Bad. Do.", RuleCategory.Security, RuleSeverity.Error) { Weaknesses = [.. Enumerable.Range(1, 20)] };
        Assert.That(Describe(Rule(descriptor))["properties"]!["tags"]!.AsArray(), Has.Count.EqualTo(10));
    }

    [Test]
    public void WeaknessesAreATaxonomyThatRulesReferTo()
    {
        var run = Sample.Run(Sample.Report());
        Assert.That(run["tool"]!["driver"]!["supportedTaxonomies"].Compact(), Is.EqualTo("""[{"name":"CWE","index":0}]"""));
        Assert.That(run["taxonomies"]![0]!["taxa"]!.AsArray().Select(static taxon => (string?)taxon!["id"]), Is.EqualTo(["79", "250"]));
        Assert.That(
            run["tool"]!["driver"]!["rules"]![1]!["relationships"]![0].Compact(),
            Is.EqualTo("""{"target":{"id":"250","index":1,"toolComponent":{"name":"CWE","index":0}},"kinds":["superset"]}"""));
    }

    [Test]
    public void WithoutWeaknessesThereIsNoTaxonomy()
    {
        var run = Sample.Run(Sample.Report() with { Rules = [Sample.PinBaseImage] });
        Assert.That(run["taxonomies"], Is.Null);
        Assert.That(run["tool"]!["driver"]!["supportedTaxonomies"], Is.Null);
    }

    [Test]
    public void ARuleThatOnlyAFindingNamesIsListedToo()
    {
        var run = Sample.Run(Sample.Report(Sample.Finding(Sample.RunAsUser, Sample.Dockerfile(), "FROM")) with { Rules = [] });
        Assert.That((string?)run["tool"]!["driver"]!["rules"]![0]!["id"], Is.EqualTo("OPL2002"));
    }

    [Test]
    public void ALongReasonIsCutAfterAWholeSentence()
    {
        var rule = Describe(Rule(Sample.PinBaseImage.Descriptor, $"## Why\nShort. {string.Concat(Enumerable.Repeat("word ", 300))}\n"));
        Assert.That((string?)rule["fullDescription"]!["text"], Is.EqualTo("Short."));
        Assert.That((string?)rule["help"]!["text"], Does.Contain("word word"));
    }

    [Test]
    public void AReasonEndsBeforeItsFirstHeadingAndThePageIsWhole()
    {
        var rule = Describe(Rule(Sample.PinBaseImage.Descriptor, "## Why\nShort.\n\n### Where\n| here | there |\n"));
        Assert.That((string?)rule["fullDescription"]!["text"], Is.EqualTo("Short."));
        Assert.That((string?)rule["help"]!["markdown"], Does.Contain("| here | there |"));
    }

    [TestCase("long ", "long…")]
    [TestCase("💡", "💡…")]
    public void AReasonOfOneEndlessSentenceIsCutBetweenWordsOrCharacters(string piece, string end)
    {
        var text = (string?)Describe(Rule(Sample.PinBaseImage.Descriptor, $"## Why\n{string.Concat(Enumerable.Repeat(piece, 1000))}\n"))["fullDescription"]!["text"];
        Assert.That(text, Has.Length.InRange(1010, 1024));
        Assert.That(text, Does.EndWith(end));
    }

    [TestCase("Use '[a](b)'. Do.", @"Use '\[a\](b)'. Do.")]
    [TestCase("Use '[a]'. Do", "Use '[a]'. Do.")]
    public void AMessageFormatIsNoLinkAndEndsInAFullStop(string format, string expected) =>
        Assert.That(
            (string?)Describe(Rule(new RuleDescriptor("OPL1001", "Do", format, RuleCategory.Automation, RuleSeverity.Note)))["messageStrings"]!["default"]!["text"],
            Is.EqualTo(expected));

    private static RuleInfo Rule(RuleDescriptor descriptor, string? page = null) => new(descriptor, "DoIt", RuleLanguage.Kubernetes, () => page);

    private static JsonNode Describe(RuleInfo rule) => Sample.Run(Sample.Report() with { Rules = [rule] })["tool"]!["driver"]!["rules"]![0]!;
}
