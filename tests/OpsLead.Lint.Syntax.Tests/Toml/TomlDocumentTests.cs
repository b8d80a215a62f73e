using CsCheck;
using OpsLead.Lint.Syntax.Toml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Toml;

public sealed class TomlDocumentTests
{
    [TestCase("a = 1", "{a:1}")]
    [TestCase("a.b.c = true\na.d = 'x'", "{a:{b:{c:true},d:x}}")]
    [TestCase("\"a b\".'c.d' = 1", "{a b:{c.d:1}}")]
    [TestCase("[a]\nx = 1\n[a.b]\ny = 2\n", "{a:{x:1,b:{y:2}}}")]
    [TestCase("[[r]]\nid = 'a'\n[[r.allow]]\np = 1\n[[r.allow]]\np = 2\n[[r]]\nid = 'b'\n", "{r:[{id:a,allow:[{p:1},{p:2}]},{id:b}]}")]
    [TestCase("[ a . b ] # a comment\nx = [1, 2,\n  # between\n  3,\n]\n", "{a:{b:{x:[1,2,3]}}}")]
    [TestCase("x = { a = 1, b.c = [ { d = 2 } ] }", "{x:{a:1,b:{c:[{d:2}]}}}")]
    [TestCase("x = \"a\\tb\\u00e9\\U0001F600\\\\\"", "{x:a\tbé😀\\}")]
    [TestCase("x = '''a\\b'c'''", "{x:a\\b'c}")]
    [TestCase("x = '''''two quotes'''''", "{x:''two quotes''}")]
    [TestCase("x = \"\"\"\nfirst\n  second \\\n     third\"\"\"", "{x:first\n  second third}")]
    [TestCase("x = 1979-05-27T07:32:00Z\ny = -1.5e3\nz = 0xff\nw = -inf", "{x:1979-05-27T07:32:00Z,y:-1.5e3,z:0xff,w:-inf}")]
    [TestCase("a = 1\r\n\r\nb = 2\r\n", "{a:1,b:2}")]
    [TestCase("", "{}")]
    [TestCase("[b.c]\n[b]\nx = 1\n", "{b:{c:{},x:1}}")]
    public void What_is_written_is_understood(string text, string expected)
    {
        var document = Parse(text);

        Assert.That(document.Errors, Is.Empty);
        Assert.That(Write(document.Root), Is.EqualTo(expected));
    }

    [TestCase("a = \nb = 2", "{b:2}", "1:5 a value was expected")]
    [TestCase("a = b\nb = 2", "{b:2}", "1:5 a text is written in quotes")]
    [TestCase("a = 'x\nb = 2", "{b:2}", "1:5 the string is not closed")]
    [TestCase("a = \"\\q\"\nb = 2", "{b:2}", "1:5 there is no escape '\\q'")]
    [TestCase("a = 1\na = 2", "{a:1}", "2:1 'a' is defined already")]
    [TestCase("[a]\n[a]\nx = 1\n[b]\ny = 1", "{a:{},b:{y:1}}", "2:2 'a' is defined already")]
    [TestCase("[a\nx = 1\n[b]\n", "{b:{}}", "1:3 the header of a table ends with ']'")]
    [TestCase("a = { b = 1 }\na.c = 2\nd = 3", "{a:{b:1},d:3}", "2:1 'a' is no table that takes more keys")]
    [TestCase("a = 1 2\nb = 2", "{b:2}", "1:5 a text is written in quotes")]
    [TestCase("a = 'x' y\nb = 2", "{a:x,b:2}", "1:9 nothing but a comment may follow on this line")]
    [TestCase("a = [1, 2", "{}", "1:10 ',' or ']' was expected")]
    [TestCase("= 1\nb = 2", "{b:2}", "1:1 a key was expected")]
    [TestCase("a 1\nb = 2", "{b:2}", "1:3 '=' was expected after the key")]
    public void What_does_not_parse_is_an_error_and_the_rest_is_understood(string text, string expected, string error)
    {
        var document = Parse(text);

        Assert.That(document.Errors.Select(found => $"{document.Text.GetLinePosition(found.Span.Start)} {found.Message}"), Is.EqualTo(new[] { error }));
        Assert.That(Write(document.Root), Is.EqualTo(expected));
    }

    [Test]
    public void Values_stand_where_their_spans_say()
    {
        var document = Parse("[table]\nkey = 'value'\n");
        var entry = ((TomlTable)document.Root.Entries[0].Value).Entries[0];

        Assert.That(document.Text.ToString(entry.KeySpan), Is.EqualTo("key"));
        Assert.That(document.Text.ToString(entry.Value.Span), Is.EqualTo("'value'"));
    }

    [Test]
    public void Deep_nesting_is_an_error() =>
        Assert.That(Parse("a = " + new string('[', 100_000)).Errors, Is.Not.Empty);

    [Test]
    public void No_text_is_too_strange() =>
        Gen.Char["[]{}='\".#\\ \r\nabc1-_,utTe"].Array[0, 60].Sample(static characters =>
        {
            var text = SourceText.From(new string(characters));
            var document = TomlDocument.Parse(text);
            foreach (var error in document.Errors)
            {
                Assert.That(error.Span.End, Is.LessThanOrEqualTo(text.Length));
            }
        });

    private static TomlDocument Parse(string text) => TomlDocument.Parse(SourceText.From(text));

    private static string Write(TomlNode node) => node switch
    {
        TomlScalar scalar => scalar.Value,
        TomlArray array => $"[{string.Join(',', array.Items.Select(Write))}]",
        TomlTable table => $"{{{string.Join(',', table.Entries.Select(static entry => $"{entry.Key}:{Write(entry.Value)}"))}}}",
        _ => "?",
    };
}
