using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlSourceMapTests
{
    // A stretch of the value, and the characters of the file it comes from.
    [TestCase("image: nginx:latest\n", "latest", "latest")]
    [TestCase("a: one\n  two\n\n  three\n", "one two", "one\n  two")]
    [TestCase("a: one\n  two\n\n  three\n", "two\nthree", "two\n\n  three")]
    [TestCase("a: 'it''s here'\n", "it's", "it''s")]
    [TestCase("a: 'it''s here'\n", "here", "here")]
    [TestCase("a: 'x \n\n  y'\n", "x\ny", "x \n\n  y")]
    [TestCase("a: \"tab\\tend\"\n", "\tend", "\\tend")]
    [TestCase("a: \"\\x41\\u00e9\\U0001F600z\"\n", "Aé", "\\x41\\u00e9")]
    [TestCase("a: \"\\x41\\u00e9\\U0001F600z\"\n", "😀", "\\U0001F600")]
    [TestCase("a: \"\\ud83d\\ude00z\"\n", "😀", "\\ud83d\\ude00")]
    [TestCase("a: \"joined \\\n    here\"\n", "joined here", "joined \\\n    here")]
    [TestCase("a: \"folded  \n    here\"\n", "folded here", "folded  \n    here")]
    [TestCase("a: |\n  echo one\n  echo two\n", "echo two", "echo two")]
    [TestCase("a: |\n  echo one\n  echo two\n", "one\necho", "one\n  echo")]
    [TestCase("a: |\n  one\n\n    two\n", "  two", "  two")]
    [TestCase("a: |\r\n  one\r\n  two\r\n", "one\ntwo\n", "one\r\n  two\r\n")]
    [TestCase("a: |2\n    one\n   two\n", "  one\n two", "  one\n   two")]
    [TestCase("l:\n  - |1\n     one\n", "  one", "  one")]
    [TestCase("a: >\n  one\n  two\n\n  three\n   kept\n  end\n", "one two\nthree\n kept\nend\n", "one\n  two\n\n  three\n   kept\n  end\n")]
    [TestCase("a: >-\n\n  one\n  two\n\n", "\none two", "\n  one\n  two")]
    [TestCase("a: |+\n  one\n\n\nb: 1\n", "one\n\n\n", "one\n\n\n")]
    public void A_stretch_of_the_value_leads_to_its_characters(string text, string stretch, string characters)
    {
        var stream = YamlTreeText.Parse(text);
        var scalar = YamlTreeText.Descendants(stream.Documents[0].Root!).OfType<YamlScalar>().First(scalar => scalar.Value.Contains(stretch, StringComparison.Ordinal));
        var span = scalar.GetSpan(scalar.Value.IndexOf(stretch, StringComparison.Ordinal), stretch.Length);

        Assert.That(stream.Text.ToString(span), Is.EqualTo(characters));
        YamlInvariants.AssertHold(stream);
    }

    [Test]
    public void Only_characters_that_stand_as_they_are_can_be_edited_in_place()
    {
        var scalar = (YamlScalar)YamlTreeText.Root("\"a\\u0062c de\"");

        Assert.That(scalar.Value, Is.EqualTo("abc de"));
        Assert.That(scalar.Map.IsVerbatim(2, 4), Is.True);
        Assert.That(scalar.Map.IsVerbatim(0, 3), Is.False);
        Assert.That(scalar.Map.IsVerbatim(1, 1), Is.False);
    }

    [Test]
    public void A_plain_scalar_folded_to_the_same_length_is_not_verbatim()
    {
        var scalar = (YamlScalar)YamlTreeText.Root("a\nb");

        Assert.That(scalar.Value, Is.EqualTo("a b"));
        Assert.That(scalar.Map.IsVerbatim(1, 1), Is.False);
    }

    [Test]
    public void JSON_strings_map_their_escapes()
    {
        var stream = YamlTreeText.ParseJson("[\"a\\u00e9\\ud83d\\ude00\\\\b\"]");
        var scalar = (YamlScalar)((YamlSequence)stream.Documents[0].Root!).Items[0];

        Assert.That(scalar.Value, Is.EqualTo("aé😀\\b"));
        Assert.That(stream.Text.ToString(scalar.GetSpan(2, 2)), Is.EqualTo("\\ud83d\\ude00"));
        Assert.That(stream.Text.ToString(scalar.GetSpan(4, 2)), Is.EqualTo("\\\\b"));
    }
}
