using OpsLead.Lint.Dev.NewRule;

namespace OpsLead.Lint.Dev.Tests;

public sealed class RuleNameTests
{
    [TestCase("DropCapabilities")]
    [TestCase("SetCPULimits")]
    [TestCase("UseHttp2")]
    public void A_remedy_of_two_words_is_a_name(string name) => Assert.That(RuleName.IsValid(name));

    [TestCase("")]
    [TestCase("Drop")]
    [TestCase("dropCapabilities")]
    [TestCase("Drop-Capabilities")]
    [TestCase("../DropIt")]
    public void Anything_else_is_none(string name) => Assert.That(RuleName.IsValid(name), Is.False);

    [TestCase("DropCapabilities", "Drop capabilities")]
    [TestCase("SetCPULimits", "Set CPU limits")]
    [TestCase("KeepSecretsOutOfCI", "Keep secrets out of CI")]
    public void The_title_is_the_name_as_people_write_it(string name, string title) => Assert.That(RuleName.ToTitle(name), Is.EqualTo(title));
}
