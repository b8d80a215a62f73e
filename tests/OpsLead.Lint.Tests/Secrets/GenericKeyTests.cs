using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>Values that a machine made, and words of people that are as long.</summary>
[TestFixture]
public sealed class GenericKeyTests
{
    [TestCase("configuration")]
    [TestCase("deployments")]
    [TestCase("integration")]
    [TestCase("service")]
    [TestCase("reference")]
    public void A_word_looks_like_one(string word) => Assert.That(LetterPairs.LookLikeWord(word), Is.True);

    [TestCase("sbilkqxym")]
    [TestCase("ewtvgqzx")]
    [TestCase("hjkzxcvbq")]
    public void Letters_drawn_by_a_machine_do_not(string letters) => Assert.That(LetterPairs.LookLikeWord(letters), Is.False);

    [TestCase("y7sbilkqxym49dra8fpz")]
    [TestCase("x7Kq2mVw9Zp4Lr8TnB3c")]
    [TestCase("0f1e2d3c4b5a69788796")]
    [TestCase("abcdefghijklmnopqrst")]
    public void What_a_machine_made_or_counted_is_told(string value) => Assert.That(GenericKey.IsMachineMade(value), Is.True);

    [TestCase("configuration-v2")]
    [TestCase("/etc/shop/2026/settings")]
    [TestCase("https://contoso.dev/1")]
    [TestCase("shop.web.front.v2")]
    public void A_name_is_told_from_it(string value) => Assert.That(GenericKey.IsMachineMade(value), Is.False);
}
