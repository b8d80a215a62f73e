using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class JsonTests
{
    [Test]
    public void Comments_and_trailing_commas_are_accepted()
    {
        var stream = YamlTreeText.ParseJson("// first\n{\n  \"a\": 1, // one\n  /* two\n     lines */ \"b\": [true, null,],\n}\n");

        Assert.That(stream.Errors, Is.Empty);
        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("{a: 1, b: [true, null]}"));
        Assert.That(YamlTreeText.Comments(stream), Is.EqualTo(new[] { "// first", "// one", "/* two\n     lines */" }));
        Assert.That(stream.Comments.Select(static comment => comment.IsOwnLine), Is.EqualTo(new[] { true, false, true }));
    }

    [Test]
    public void Nodes_have_the_styles_of_YAML()
    {
        var stream = YamlTreeText.ParseJson("{\"a\": \"1\", \"b\": 1}");
        var root = (YamlMapping)stream.Documents[0].Root!;

        Assert.That(root.IsFlow, Is.True);
        Assert.That(YamlTreeText.Slice(stream, root.Entries[0].Value), Is.EqualTo("\"1\""));
        Assert.That(((YamlScalar)root.Entries[0].Value).Style, Is.EqualTo(YamlScalarStyle.DoubleQuoted));
        Assert.That(((YamlScalar)root.Entries[1].Value).Style, Is.EqualTo(YamlScalarStyle.Plain));
    }

    [TestCase("{\"a\": 1 \"b\": 2}", "{a: 1, b: 2}", "1:8 «» Expected ',' or '}' after the value")]
    [TestCase("{\"a\" 1, \"b\": 2}", "{a: 1, b: 2}", "1:5 «» Expected ':' after the key")]
    [TestCase("{\"a\", \"b\": 2}", "{a: , b: 2}", "1:5 «» Expected ':' after the key")]
    [TestCase("{a: 1, \"b\": 2}", "{a: 1, b: 2}", "1:2 «a» Expected a key in double quotes here")]
    [TestCase("{\"a\": , \"b\": 2}", "{a: , b: 2}", "1:7 «,» Expected a value here")]
    [TestCase("{\"a\": 'x', \"b\": 2}", "{a: 'x', b: 2}", "1:7 «'x'» Expected a value here: a string needs double quotes")]
    [TestCase("[1, , 2]", "[1, 2]", "1:5 «,» Expected a value before ','")]
    [TestCase("[01]", "[01]", "1:2 «01» Expected a value here: a string needs double quotes")]
    [TestCase("{\"a\": \"x\n, \"b\": 2}", "{a: x, b: 2}", "1:7 «\"x» The string is not closed on its line")]
    [TestCase("[\"\\q\"]", "[q]", "1:3 «\\q» The string has an unknown escape; write '\\\\' for a backslash")]
    [TestCase("[\"\\u12\"]", "[u12]", "1:3 «\\u12» The escape '\\u' needs four hexadecimal digits")]
    [TestCase("[\"a\tb\"]", "[a\tb]", "1:4 «\t» The control character U+0009 must be escaped in a string")]
    [TestCase("{\"a\": 1", "{a: 1}", "1:8 «» Expected '}' before the end of the file")]
    [TestCase("[[1}, 2]", "[[1], 2]", "1:4 «}» Expected ']' here, not '}'")]
    [TestCase("1 2", "1", "1:3 «2» Expected the end of the file here; a JSON file holds one value")]
    [TestCase("[1] /* x", "[1]", "1:5 «/*» The comment is not closed")]
    public void A_bad_member_is_an_error_and_the_rest_is_understood(string text, string values, string error)
    {
        var stream = YamlTreeText.ParseJson(text);

        Assert.That(YamlTreeText.Errors(stream), Is.EqualTo(new[] { error }));
        Assert.That(YamlTreeText.Values(stream), Is.EqualTo(values));
        YamlInvariants.AssertHold(stream);
    }

    [Test]
    public void Keys_written_twice_are_told() =>
        Assert.That(YamlTreeText.ParseJson("{\"a\": 1, \"\\u0061\": 2}").Documents[0].DuplicateKeys, Has.Count.EqualTo(1));

    [Test]
    public void A_file_without_a_value_has_no_document() =>
        Assert.That(YamlTreeText.ParseJson(" // nothing\n").Documents, Is.Empty);

    [TestCase("[", "")]
    [TestCase("{\"a\":", "")]
    [TestCase("[", "}")]
    [TestCase("]", "")]
    [TestCase("/*", "")]
    [TestCase("\\\"", "")]
    public void Hostile_repetition_finishes(string opening, string closing)
    {
        var stream = YamlTreeText.ParseJson(string.Concat(Enumerable.Repeat(opening, 300_000)) + string.Concat(Enumerable.Repeat(closing, 300_000)));

        Assert.That(stream.Errors, Is.Not.Empty);
    }

    [Test]
    public void Nesting_up_to_the_bound_is_read()
    {
        Assert.That(YamlTreeText.ParseJson(new string('[', 1_000) + new string(']', 1_000)).Errors, Is.Empty);
        Assert.That(YamlTreeText.ParseJson(new string('[', 1_001) + new string(']', 1_001)).Documents[0].Root, Is.Null);
    }

    [Test]
    public void Many_errors_are_not_all_told() =>
        Assert.That(YamlTreeText.ParseJson(new string('[', 900) + new string('}', 900)).Errors, Has.Count.EqualTo(100));
}
