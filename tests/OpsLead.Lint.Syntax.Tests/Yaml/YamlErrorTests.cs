using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlErrorTests
{
    [TestCase("a: b: c\n", "1:5 «:» A plain value cannot contain ': '; quote it, or begin the nested mapping on its own line")]
    [TestCase("a: \"x\" y\n", "1:8 «y» Expected 'key: value' here; check the indentation, and quote a value that contains ': '")]
    [TestCase("a: 'x\n  b: c\n", "1:4 «'x» The quoted value is not closed")]
    [TestCase("a: [b, c\nd: e\n", "1:4 «[» '[' is not closed")]
    [TestCase("a: \"\\q\"\n", "1:4 «\"» The value has an unknown escape; write '\\\\' for a backslash, or use single quotes")]
    [TestCase("a:\n\t- b\n", "2:1 «\t-» A tab cannot be used for indentation")]
    [TestCase(" a: b\nc: d\n", "2:1 «c:» Content continues after the document's root; check the indentation of this line")]
    [TestCase("- a\nb: c\n", "2:1 «b:» Expected '- ' here; all items of a list begin in the same column")]
    [TestCase("a: - b\n", "1:4 «-» A list item ('- ') cannot begin here; begin the list on its own line, or quote the value")]
    [TestCase("a: [}\n", "1:5 «}» Expected a value here")]
    [TestCase("{a: b", "1:6 «» Expected ',' or '}' here")]
    [TestCase("!e!x a\n", "1:1 «!e!x» The tag's handle is not defined by a %TAG directive")]
    [TestCase("%YAML 3.0\n---\na: 1\n", "1:1 «%YAML» Only YAML 1.x is read; the %YAML directive names another version")]
    [TestCase("a: |\n   \n  b\n", "2:1 «   » A blank line before the first line of a block scalar has more spaces than that line")]
    [TestCase("a: x\0y\n", "1:5 «\0» The control character U+0000 is not allowed in YAML")]
    [TestCase("a: \u001B[1m\n", "1:4 «\u001B» The control character U+001B is not allowed in YAML")]
    public void An_error_stands_at_its_characters_and_says_what_to_do(string text, string error) =>
        Assert.That(YamlTreeText.Errors(YamlTreeText.Parse(text)), Is.EqualTo(new[] { error }));

    [Test]
    public void What_stands_before_the_error_is_understood()
    {
        var stream = YamlTreeText.Parse("a:\n  b: 1\n  c: [x, y, [z, @f\n# comment\ng: h # another\n");

        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("{a: {b: 1, c: [x, y]}}"));
        Assert.That(YamlTreeText.Comments(stream), Is.EqualTo(new[] { "# comment", "# another" }));
    }

    [Test]
    public void A_mapping_the_text_breaks_off_in_is_open()
    {
        var stream = YamlTreeText.Parse("done: {a: 1}\nbroken:\n  b: 1\n  c: @\n");
        var root = (YamlMapping)stream.Documents[0].Root!;

        Assert.That(root.IsOpen, Is.True);
        Assert.That(root.TryGetMapping("done", out var done) && !done.IsOpen, Is.True);
        Assert.That(root.TryGetMapping("broken", out var broken) && broken.IsOpen, Is.True);
        Assert.That(broken!.TryGetValue("c", out _), Is.False, "what the key holds is unknown, not empty");
    }

    [Test]
    public void Documents_around_bad_ones_are_read()
    {
        var stream = YamlTreeText.Parse("@\n---\na: 1\n...\n%YAML 3.0\n---\nb: 2\n---\n'open\n---\nc: 3\n");

        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("(none) --- {a: 1} --- {b: 2} --- (none) --- {c: 3}"));
        Assert.That(stream.Documents.Select(static document => document.Errors.Count), Is.EqualTo(new[] { 1, 0, 1, 1, 0 }));
        YamlInvariants.AssertHold(stream);
    }

    [TestCase("")]
    [TestCase("   \n\n")]
    [TestCase("# comment\n")]
    public void A_file_without_content_has_no_document(string text)
    {
        var stream = YamlTreeText.Parse(text);

        Assert.That(stream.Documents, Is.Empty);
        Assert.That(stream.Errors, Is.Empty);
    }

    [Test]
    public void An_empty_document_has_no_root() =>
        Assert.That(YamlTreeText.Parse("---\n---\na: 1\n--- # nothing\n").Documents.Select(static document => document.Root is null), Is.EqualTo(new[] { true, false, true }));

    [Test]
    public void Keys_written_twice_are_told() =>
        Assert.That(
            YamlTreeText.Parse("1: a\n\"1\": b\nc: {d: 1, e: 2, 'd': 3}\nf: 1\n").Documents[0].DuplicateKeys.Select(static entry => entry.Key.Span.Start),
            Is.EqualTo(new[] { 5, 28 }));

    [Test]
    public void Keys_written_twice_in_a_large_mapping_are_told()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(static i => $"k{i % 49}: {i}\n"));

        Assert.That(YamlTreeText.Parse(text).Documents[0].DuplicateKeys.Select(static entry => ((YamlScalar)entry.Value).Value), Is.EqualTo(new[] { "49" }));
    }

    [Test]
    public void Flow_nesting_up_to_the_bound_is_read()
    {
        Assert.That(YamlTreeText.Parse(new string('[', 256) + new string(']', 256)).Errors, Is.Empty);
        Assert.That(YamlTreeText.Parse(new string('[', 257) + new string(']', 257)).Documents[0].Root, Is.Null);
    }

    [Test]
    public void A_document_nested_too_deeply_has_one_error_and_no_tree_and_the_next_is_read()
    {
        var stream = YamlTreeText.Parse(new string('[', 100_000) + "\n---\na: 1\n");

        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("(none) --- {a: 1}"));
        Assert.That(stream.Errors, Has.Count.EqualTo(1));
    }

    // Each takes minutes, much memory or the whole stack when something grows faster than the text.
    private static IEnumerable<TestCaseData> HostileTexts()
    {
        yield return Case("nested blocks", string.Concat(Enumerable.Range(0, 3_000).Select(static i => new string(' ', i) + "a:\n")));
        yield return Case("dashes", string.Concat(Enumerable.Repeat("- ", 500_000)));
        yield return Case("question marks", string.Concat(Enumerable.Repeat("? ", 500_000)));
        yield return Case("braces", string.Concat(Enumerable.Repeat("{a: ", 100_000)));
        yield return Case("NULs", new string('\0', 1_000_000));
        yield return Case("lone surrogates", new string('\uD83D', 300_000));
        yield return Case("documents", string.Concat(Enumerable.Repeat("---\na: 1\n", 100_000)));
        yield return Case("bad documents", string.Concat(Enumerable.Repeat("---\na: @\n", 100_000)));
        yield return Case("bad directives", string.Concat(Enumerable.Repeat("%YAML 3.0\n---\n", 100_000)));
        yield return Case("end markers", string.Concat(Enumerable.Repeat("...\n", 100_000)));
        yield return Case("bare documents", string.Concat(Enumerable.Repeat("- a\n...\n", 50_000)));
        yield return Case("quotes", "@\n" + new string('"', 1_000_000));
        yield return Case("flow lines in the first column", string.Concat(Enumerable.Repeat("a: [1,\n2]\n", 50_000)));
        yield return Case("open brackets in documents", string.Concat(Enumerable.Repeat("---\na: [1,\n2\n", 50_000)));
        yield return Case("blank lines in block scalars", string.Concat(Enumerable.Repeat("---\na: |\n  \n  x\n", 50_000)));
        yield return Case("dropped colons", "a: [x y\n  ]\n" + string.Concat(Enumerable.Repeat("b: :8080\nc: {d: e f\n  }\n", 20_000)));
        yield return Case("keys", string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"k{i}: v\n")));
        yield return Case("anchors", string.Concat(Enumerable.Range(0, 100_000).Select(static i => $"- &k{i} v\n- *k{i / 2}\n")));
        yield return Case("comments", string.Concat(Enumerable.Repeat("   # c\n", 300_000)));

        static TestCaseData Case(string name, string text) => new TestCaseData(text).SetName("Finishes with many " + name);
    }

    [TestCaseSource(nameof(HostileTexts))]
    public void Finishes(string text) => YamlInvariants.AssertDocumentsTile(YamlTreeText.Parse(text));

    [Test]
    public void Aliases_are_never_expanded()
    {
        var text = "a0: &a0 {x: 1}\n" + string.Concat(Enumerable.Range(1, 2_000).Select(static i => $"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}, *a{i - 1}], y: [*a{i - 1}, *a{i - 1}]}}\n"));
        var root = (YamlMapping)YamlTreeText.Root(text);

        Assert.That(root.TryGetMapping("a2000", out var last), Is.True);
        Assert.That(last!.TryGetValue("y", out _), Is.True);
        Assert.That(last.TryGetValue("x", out _), Is.False, "a chain this long is not followed");
        Assert.That(last.IsOpen, Is.True, "so the key is unknown, not absent");
    }

    [Test]
    public void A_text_is_read_without_copying_what_is_valid() =>
        Assert.That(new YamlInput("a: |\n  text\n").IsPatched, Is.False);
}
