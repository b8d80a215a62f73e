using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlPositionTests
{
    // ‸ marks where the empty value is expected to stand.
    [TestCase("key:‸\n")]
    [TestCase("key:‸ # comment\nb: 1\n")]
    [TestCase("key: &x‸\nb: 1\n")]
    [TestCase("key: !!str‸\n")]
    [TestCase("key: !t &x‸ # comment\nb: 1\n")]
    [TestCase("- a\n-‸\n- b\n")]
    [TestCase("- a\n-‸")]
    [TestCase("{a: 1, b:‸ , c: 2}")]
    [TestCase("{a‸, b: 1}")]
    [TestCase("? key‸\nb: 1\n")]
    [TestCase("?‸ \n: b\n")]
    [TestCase("a: b\n?‸ # none\n:\n  c: d\n")]
    [TestCase("‸: value\n")]
    [TestCase("[a, ‸: b]")]
    [TestCase("--- &x‸\n")]
    public void A_value_that_is_not_written_stands_where_it_would(string marked)
    {
        var place = marked.IndexOf('‸', StringComparison.Ordinal);
        var stream = YamlTreeText.Parse(marked.Remove(place, 1));

        Assert.That(stream.Errors, Is.Empty);
        var empty = YamlTreeText.Descendants(stream.Documents[0].Root!).OfType<YamlScalar>().Single(static scalar => scalar.Value.Length == 0);
        Assert.That(empty.Span, Is.EqualTo(new TextSpan(place, 0)));
        Assert.That(empty.GetSpan(0, 0), Is.EqualTo(new TextSpan(place, 0)));
    }

    // The span is what stands between « and ».
    [TestCase("a: «|\n  text\n  more\n»\nb: 1\n")]
    [TestCase("a: «|-\n  text»\n\nb: 1\n")]
    [TestCase("a: «|+\n  text\n\n\n»# comment\nb: 1\n")]
    [TestCase("a: «>2- # comment\n    text»\n")]
    [TestCase("a: «|\n  text»")]
    [TestCase("a: «|»\nb: 1\n")]
    [TestCase("a: «|-» # comment\nb: 1\n")]
    [TestCase("a: «|\r\n  text\r\n»\r\nb: 1\r\n")]
    [TestCase("- «|\n text\n  \n»# comment\n")]
    public void A_block_scalar_reaches_to_the_end_of_its_value(string marked) => AssertMarked<YamlScalar>(marked, static scalar => scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded);

    [TestCase("a:\n  «- 1\n  - 2»\n\n# comment\nb: 1\n")]
    [TestCase("a: &x # comment\n  «- 1»\n")]
    [TestCase("a:\n«- 1\n- 2»\nb: 1\n")]
    [TestCase("a: !t «[1, [2], # comment\n  3,\n]» # comment\n")]
    public void A_sequence_reaches_from_its_first_dash_or_bracket_to_its_last_child_or_bracket(string marked) => AssertMarked<YamlSequence>(marked, static _ => true);

    [TestCase("- «a: 1\n  b:\n    - 2»\n\n- c\n")]
    [TestCase("- «&k a: 1»\n")]
    [TestCase("- &m # comment\n  «a: 1»\n")]
    [TestCase("- «{a: 1, b: {c: 2}}» # comment\n")]
    [TestCase("- [x, «a: 1», y]\n")]
    [TestCase("- «? a\n  : b»\n")]
    public void A_mapping_reaches_from_its_first_key_or_brace_to_its_last_value_or_brace(string marked) => AssertMarked<YamlMapping>(marked, static _ => true);

    [Test]
    public void Anchors_and_tags_are_told_apart_from_their_node()
    {
        var stream = YamlTreeText.Parse("a: &first !!str text\nb: !<tag:example.org,2000:x> &second [1]\n");
        var root = (YamlMapping)stream.Documents[0].Root!;

        var text = root.Entries[0].Value;
        Assert.That(stream.Text.ToString(text.Span), Is.EqualTo("text"));
        Assert.That(text.Tag, Is.EqualTo("!!str"));
        Assert.That(text.Anchor!.Name, Is.EqualTo("first"));
        Assert.That(stream.Text.ToString(text.Anchor.Span), Is.EqualTo("&first"));
        var list = root.Entries[1].Value;
        Assert.That(stream.Text.ToString(list.Span), Is.EqualTo("[1]"));
        Assert.That(list.Tag, Is.EqualTo("!<tag:example.org,2000:x>"));
        Assert.That(list.Anchor!.Name, Is.EqualTo("second"));
    }

    [Test]
    public void Positions_count_UTF_16_code_units()
    {
        var stream = YamlTreeText.Parse("\uFEFFkey: 😀 é # x\r\nb: 'c'\r\n");
        var root = (YamlMapping)stream.Documents[0].Root!;

        Assert.That(YamlTreeText.Slice(stream, root.Entries[0].Value), Is.EqualTo("😀 é"));
        Assert.That(YamlTreeText.Slice(stream, root.Entries[1].Value), Is.EqualTo("'c'"));
        Assert.That(YamlTreeText.Comments(stream), Is.EqualTo(new[] { "# x" }));
    }

    private static void AssertMarked<T>(string marked, Func<T, bool> condition)
        where T : YamlNode
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var end = marked.IndexOf('»', StringComparison.Ordinal) - 1;
        var stream = YamlTreeText.Parse(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        Assert.That(stream.Errors, Is.Empty);
        var node = YamlTreeText.Descendants(stream.Documents[0].Root!).OfType<T>().First(node => node.Parent is not null && condition(node));
        Assert.That(node.Span, Is.EqualTo(TextSpan.FromBounds(start, end)));
    }
}
