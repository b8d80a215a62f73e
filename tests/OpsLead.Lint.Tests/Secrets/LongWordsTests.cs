using System.Text;
using OpsLead.Lint.Secrets;

namespace OpsLead.Lint.Tests.Secrets;

/// <summary>The long words of a text, found sixteen characters at a time, are those found one by one.</summary>
[TestFixture]
public sealed class LongWordsTests
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
    public void A_word_at_the_end_of_the_text_is_found() => Assert.That(Find("a abcdefghijkl"), Is.EqualTo(new[] { "abcdefghijkl" }));

    [Test]
    public void A_text_of_one_word_is_that_word() => Assert.That(Find(new string('x', 5000)), Is.EqualTo(new[] { new string('x', 5000) }));

    private static List<string> Find(string text)
    {
        var result = new List<string>();
        var words = new LongWords(text);
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
            if (i == text.Length || !LongWords.IsWordCharacter(text[i]))
            {
                if (i - start >= LongWords.MinLength)
                {
                    result.Add(text[start..i]);
                }

                start = i + 1;
            }
        }

        return result;
    }
}
