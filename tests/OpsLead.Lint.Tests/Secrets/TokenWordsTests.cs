using System.Text;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>The words of a text that can hold a token, found sixty-four characters at a time, are those found one by one.</summary>
[TestFixture]
public sealed class TokenWordsTests
{
    [Test]
    public void Vectors_find_what_a_walk_over_the_characters_finds()
    {
        const string Alphabet = "aZ09_-+/=.~:@ \n\"'(){},;\u00e9\ud83d";
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder();
            while (text.Length < 200)
            {
                text.Append(random.Next(3) == 0 ? Alphabet[random.Next(Alphabet.Length)] : Alphabet[random.Next(10)]);
            }

            Assert.That(Find(text.ToString()), Is.EqualTo(Walk(text.ToString())), text.ToString());
        }
    }

    [Test]
    public void A_word_at_the_end_of_the_text_is_found() => Assert.That(Find("a abcdefghij01"), Is.EqualTo(new[] { "abcdefghij01" }));

    [Test]
    public void A_text_of_one_word_is_that_word() => Assert.That(Find(new string('7', 5000)), Is.EqualTo(new[] { new string('7', 5000) }));

    [Test]
    public void A_word_without_digits_and_capitals_is_passed_over() => Assert.That(Find("kubernetes.io/ingress-class: nginx"), Is.Empty);

    [TestCase("abcdefghij0123")]
    [TestCase("0bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk")]
    [TestCase("abcdefghijklm.0_1")]
    public void The_mask_of_a_word_says_which_characters_are_letters_and_digits(string word)
    {
        foreach (var before in Enumerable.Range(0, 70))
        {
            var words = new TokenWords(new string(' ', before) + word + " 1");
            if (!words.MoveNext())
            {
                continue;
            }

            if (words.TryGetNames(out var mask))
            {
                Assert.That(Enumerable.Range(0, word.Length).Select(i => (mask >> i & 1) == 1), Is.EqualTo(word.Select(static c => char.IsAsciiLetterOrDigit(c) || c == '_')), $"{before}");
            }
        }
    }

    // A word that goes on into the next sixty-four characters is looked at whatever it holds.
    private static bool CanHoldToken(ReadOnlySpan<char> word, int start)
    {
        var marks = 0;
        foreach (var character in word)
        {
            marks += char.IsAsciiDigit(character) || char.IsAsciiLetterUpper(character) ? 1 : 0;
        }

        var block = (start + TokenWords.MinLength - 1) / 64 * 64;
        return marks >= TokenWords.MinMarks || start + word.Length > block + 64;
    }

    private static List<string> Find(string text)
    {
        var result = new List<string>();
        var words = new TokenWords(text);
        while (words.MoveNext())
        {
            result.Add(text[words.Start..words.End]);
        }

        return result;
    }

    private static List<string> Walk(string text)
    {
        var result = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !TokenWords.IsWordCharacter(text[i]))
            {
                if (i - start >= TokenWords.MinLength && CanHoldToken(text.AsSpan(start, i - start), start))
                {
                    result.Add(text[start..i]);
                }

                start = i + 1;
            }
        }

        return result;
    }
}
