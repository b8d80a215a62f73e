using OpsLead.Lint.Testing.Pages;

namespace OpsLead.Lint.Testing.Tests;

/// <summary>What holds for every descriptor.</summary>
public sealed class DescriptorStyleTests
{
    private const string Message = "Image '{0}' has no tag. Pin a version.";

    [Test]
    public void A_good_descriptor_passes() =>
        Assert.That(Check(new RuleDescriptor("OPL1901", "Pin the image", Message, RuleCategory.Security, RuleSeverity.Error)
    {
        Aliases = ["peer/check", "pint/promql/rate"],
        SecuritySeverity = 7.5,
        Options = [new RuleOption("allowed_tags", RuleOptionType.StringList, "", "Tags that may move.")],
    }), Is.Empty);

    [TestCase("Pin the image.")]
    [TestCase("pin the image")]
    [TestCase("")]
    public void A_title_is_a_capitalised_imperative_without_a_full_stop(string title) =>
        Assert.That(
            Check(new RuleDescriptor("OPL1901", title, Message, RuleCategory.Reliability, RuleSeverity.Warning)),
            Has.One.StartsWith("The title is an imperative"));

    [TestCase("Image '{0}' has no tag.", "it has 1")]
    [TestCase("Image '{0}' has no tag. It moves. Pin a version.", "it has 3")]
    [TestCase("Image {0} has no tag. Pin a version.", "in single quotes")]
    [TestCase("Image '{0}' has no tag. Pin a version", "full stop")]
    public void A_message_is_two_sentences_around_a_quoted_value(string message, string problem) =>
        Assert.That(Check(new RuleDescriptor("OPL1901", "Pin the image", message, RuleCategory.Reliability, RuleSeverity.Warning)), Has.Some.Contains(problem));

    [Test]
    public void A_version_in_a_message_ends_no_sentence() =>
        Assert.That(
            Check(
                new RuleDescriptor(
                    "OPL1901",
                    "Pin the image",
                    "Version '{0}' is older than 1.29 and gone. Use 1.30 or newer.",
                    RuleCategory.Reliability,
                    RuleSeverity.Warning)),
            Is.Empty);

    [Test]
    public void Only_correctness_and_security_default_to_error() =>
        Assert.That(
            Check(new RuleDescriptor("OPL1901", "Pin the image", Message, RuleCategory.Reliability, RuleSeverity.Error)),
            Has.One.StartsWith("Only Correctness and Security"));

    [TestCase("DL3006")]
    [TestCase("hadolint/")]
    [TestCase("/DL3006")]
    [TestCase("hado lint/DL3006")]
    public void An_alias_names_peer_and_check(string alias) =>
        Assert.That(
            Check(new RuleDescriptor("OPL1901", "Pin the image", Message, RuleCategory.Reliability, RuleSeverity.Warning) { Aliases = [alias] }),
            Is.EqualTo([$"An alias is 'peer/check', not '{alias}'."]));

    [Test]
    public void A_rule_of_low_precision_is_off_by_default() =>
        Assert.That(
            Check(new RuleDescriptor("OPL1901", "Pin the image", Message, RuleCategory.Reliability, RuleSeverity.Warning) { Precision = RulePrecision.Low }),
            Is.EqualTo(["A rule of low precision is off by default."]));

    private static IEnumerable<string> Check(RuleDescriptor descriptor) =>
        DescriptorStyle.Check(new RuleInfo(descriptor, "PinImage", RuleLanguage.Kubernetes, static () => null));
}
