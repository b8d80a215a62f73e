using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>The notation of shapes.</summary>
[TestFixture]
public sealed class SecretPatternTests
{
    [TestCase("abc", "abcd", 3)]
    [TestCase("a[0-9]{2}", "a12", 3)]
    [TestCase("a[0-9]{2}", "a1", -1)]
    [TestCase("a[0-9]{1,3}b", "a12b", 4)]
    [TestCase("a[0-9]{2,}", "a1234x", 5)]
    [TestCase("(ab|c)d", "cd", 2)]
    [TestCase("(ab|a)bc", "abc", 3)]
    [TestCase("a(b)?c", "ac", 2)]
    [TestCase("a(-[0-9]{2}){3}", "a-12-34-56", 10)]
    [TestCase("(?i)abc[a-f]", "ABCF", 4)]
    [TestCase("[^a-z]x", "1x", 2)]
    [TestCase("\\d\\w\\.", "1_.", 3)]
    [TestCase("ab{3}c", "abbbc", 5)]
    [TestCase("a|b", "b", 1)]
    public void A_match_ends_where_the_shape_ends(string pattern, string text, int end) => Assert.That(SecretPattern.Parse(pattern).Match(text, 0), Is.EqualTo(end));

    [TestCase("a(b")]
    [TestCase("a[b")]
    [TestCase("a{2")]
    [TestCase("a)")]
    [TestCase("a\\")]
    public void What_is_no_pattern_is_refused(string pattern) => Assert.That(() => SecretPattern.Parse(pattern), Throws.TypeOf<FormatException>());

    [Test]
    public void A_repetition_that_could_go_on_continues()
    {
        var pattern = SecretPattern.Parse("ghp_[0-9A-Za-z]{36}");

        Assert.Multiple(() =>
        {
            Assert.That(pattern.Continues('a'), Is.True);
            Assert.That(pattern.Continues('-'), Is.False);
        });
    }
}
