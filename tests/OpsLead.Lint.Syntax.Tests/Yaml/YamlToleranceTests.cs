namespace OpsLead.Lint.Syntax.Tests.Yaml;

/// <summary>Valid YAML (or what libyaml and Go's reader take for it) that YamlDotNet 18.1 refuses or misreads.</summary>
public class YamlToleranceTests
{
    [TestCase("key: |\n  \n  abc\n", "{key: ⏎abc⏎}", TestName = "A blank line as long as the indentation begins a block scalar")]
    [TestCase("key: |\n    \nb: 1\n", "{key: , b: 1}", TestName = "A block scalar is blank throughout")]
    [TestCase("key: |2\n     \n  abc\n", "{key:    ⏎abc⏎}", TestName = "A longer blank line is content when the indentation is given")]
    [TestCase("a: [1,\n2, # two ]\n\"3]\"\n]\nb: c\n", "{a: [1, 2, 3]], b: c}", TestName = "Lines of a flow sequence stand in the first column")]
    [TestCase("- - \"l\n  m\"\n", "[[l m]]", TestName = "A quoted scalar goes on in its item's column")]
    [TestCase("a: \"b\nc\"\n", "{a: b c}", TestName = "A quoted scalar goes on in the first column")]
    [TestCase("? \n: b\n", "{: b}", TestName = "An explicit key is empty")]
    [TestCase("--- |\n a\n---\nb\n", "a⏎ --- b", TestName = "A document ends a root block scalar")]
    [TestCase("--- |+\n---\nx y\n", " --- x y", TestName = "A document ends an empty root block scalar")]
    [TestCase("--- |\nabc\n d\n...\n- e\n", "abc⏎ d⏎ --- [e]", TestName = "A root block scalar stands in the first column")]
    [TestCase("a: [x y\n  ]\nb: :8080\nc: !!str :q\nd: \n  - :x: y\n", "{a: [x y], b: :8080, c: :q, d: [{:x: y}]}", TestName = "A colon begins a plain scalar after a flow sequence")]
    [TestCase("- a\n...\n- b\n", "[a] --- [b]", TestName = "A block sequence follows a document end marker")]
    [TestCase("a: x\u2028  y\u0085z\n", "{a: x\u2028  y\u0085z}", TestName = "Unicode line separators are text")]
    [TestCase("a:\tb\t# c\n", "{a: b}", TestName = "Tabs separate")]
    [TestCase("- - a\n  - b\n-\n  c: d\n", "[[a, b], {c: d}]", TestName = "Collections are compact")]
    public void Is_read_all_the_same(string text, string values)
    {
        var stream = YamlTreeText.Parse(text);
        Assert.That(YamlTreeText.Errors(stream), Is.Empty);
        Assert.That(string.Join(" --- ", stream.Documents.Select(static document => document.Root is null ? "" : YamlTreeText.Values(document.Root))), Is.EqualTo(values));
        YamlInvariants.AssertHold(stream);
    }

    [Test]
    public void Comments_survive_a_second_reading()
    {
        var stream = YamlTreeText.Parse("a: 1 # one\n# two\n---\n# three\nb: [1,\n2] # four\nc: |\n  \n  x\n# five\n");

        Assert.That(stream.Errors, Is.Empty);
        Assert.That(YamlTreeText.Comments(stream), Is.EqualTo(new[] { "# one", "# two", "# three", "# four", "# five" }));
    }
}
