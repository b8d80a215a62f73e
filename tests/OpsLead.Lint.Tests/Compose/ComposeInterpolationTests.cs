using OpsLead.Lint.Compose;

namespace OpsLead.Lint.Tests.Compose;

public sealed class ComposeInterpolationTests
{
    [TestCase("plain", "plain", true, TestName = "Nothing to replace")]
    [TestCase("a$$b", "a$b", true, TestName = "A dollar sign")]
    [TestCase("${A:-b}c", "bc", true, TestName = "A default")]
    [TestCase("${A-b}", "b", true, TestName = "A default for an unset variable")]
    [TestCase("${A:-${B:-c}}", "c", true, TestName = "A default in a default")]
    [TestCase("${A}", "\0", false, TestName = "A variable")]
    [TestCase("$A/x", "\0/x", false, TestName = "A variable without braces")]
    [TestCase("${A:?must be set}", "\0", false, TestName = "A required variable")]
    [TestCase("${A", "${A", true, TestName = "An open brace")]
    [TestCase("cost: 5$", "cost: 5$", true, TestName = "A dollar sign at the end")]
    public void Expands(string value, string expected, bool isComplete)
    {
        var result = ComposeInterpolation.Expand(value);
        Assert.That(result.Text, Is.EqualTo(expected));
        Assert.That(result.IsComplete, Is.EqualTo(isComplete));
    }

    [Test]
    public void A_default_knows_where_it_is_written() => Assert.That(ComposeInterpolation.Expand("x${A:-secret}y").GetOriginal(1, 6), Is.EqualTo((6, 6)));
}
