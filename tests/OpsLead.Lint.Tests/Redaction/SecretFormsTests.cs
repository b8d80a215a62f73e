using OpsLead.Lint.Redaction;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Redaction;

/// <summary>How a secret may be quoted, and how it is found in what is said.</summary>
[TestFixture]
public sealed class SecretFormsTests
{
    [TestCase("hunter2", "It says hunter2.", ExpectedResult = "It says ***.")]
    [TestCase("hunter2", "hunter22 and xhunter2 are others", ExpectedResult = "hunter22 and xhunter2 are others")]
    [TestCase("w1nter-is-c0ming", "xw1nter-is-c0mingx", ExpectedResult = "x***x")]
    [TestCase("w1nter-is-c0ming", "begins with 'w1nter-is-c0m…'", ExpectedResult = "begins with '***…'")]
    [TestCase("w1nter-is-c0ming", "begins with 'w1nter-is-c0m...'", ExpectedResult = "begins with '***...'")]
    [TestCase("w1nter-is-c0ming", "w1nter-is-c0", ExpectedResult = "w1nter-is-c0")]
    [TestCase("a\\tb\\u0043d4", "a\tbCd4", ExpectedResult = "***")]
    [TestCase("it''s-1t", "it's-1t", ExpectedResult = "***")]
    [TestCase("p&amp;ssw0rd", "p&ssw0rd", ExpectedResult = "***")]
    [TestCase("p%40ssw0rd", "p@ssw0rd", ExpectedResult = "***")]
    [TestCase("aHVudGVyMi1mb3ItYWxs", "hunter2-for-all", ExpectedResult = "***")]
    [TestCase("'qu0ted-value'", "qu0ted-value", ExpectedResult = "***")]
    [TestCase("ab", "ab", ExpectedResult = "ab")]
    public string A_quoted_secret_is_masked(string secret, string message) => Create(secret).Redact(message);

    [Test]
    public void A_secret_over_several_lines_is_masked_folded_and_line_by_line()
    {
        var vocabulary = Create("line-one-is-long-1\n      line-two-is-long-2");

        Assert.That(vocabulary.Redact("line-one-is-long-1 line-two-is-long-2"), Is.EqualTo("***"));
        Assert.That(vocabulary.Redact("line-one-is-long-1\nline-two-is-long-2"), Is.EqualTo("***"));
        Assert.That(vocabulary.Redact("see line-two-is-long-2!"), Is.EqualTo("see ***!"));
    }

    [Test]
    public void The_longest_of_several_secrets_is_masked_as_a_whole() =>
        Assert.That(SecretVocabulary.Create(["passw0rd-1", "passw0rd-1-and-more", "passw0rd-1-and"]).Redact("passw0rd-1-and-moreover passw0rd-12"), Is.EqualTo("***over ***2"));

    [TestCase("hunter+2-a", "aHVudGVyKzItYQ==")]
    [TestCase("hunter+2-a", "hunter%2B2-a")]
    [TestCase("hunter+2-a", "hunter\\u002B2-a")]
    [TestCase("hunter<2-a", "hunter&lt;2-a")]
    public void The_same_secret_in_another_notation_is_masked(string secret, string message) => Assert.That(Create(secret).Redact(message), Does.StartWith("***"));

    [Test]
    public void A_word_that_the_file_says_elsewhere_is_left_in_messages()
    {
        const string Text = "image: postgres\npassword: postgres\n";
        Assert.That(SecretForms.Collect(Text, [new TextSpan(26, 8)]), Does.Not.Contain("postgres"));
        Assert.That(SecretForms.Collect("password: postgres\n", [new TextSpan(10, 8)]), Does.Contain("postgres"));
    }

    [Test]
    public void A_secret_that_is_no_word_is_masked_wherever_the_file_says_it() =>
        Assert.That(SecretForms.Collect("a: hunter2\nb: hunter2\n", [new TextSpan(3, 7)]), Does.Contain("hunter2"));

    private static SecretVocabulary Create(string secret) => SecretVocabulary.Create(SecretForms.Collect(secret, [new TextSpan(0, secret.Length)]));
}
