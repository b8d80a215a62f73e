using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Yaml;

public sealed class YamlInsertionTests
{
    [TestCase("name: web\nports: []\n", "name: web\na:\n  b: true\nports: []\n", TestName = "After the short fields")]
    [TestCase("ports: []\nname: web\n", "a:\n  b: true\nports: []\nname: web\n", TestName = "Before the first field where that is long")]
    [TestCase("name: web", "name: web\na:\n  b: true", TestName = "At the end of a text without a last line break")]
    [TestCase("name: |\n  web\n", "a:\n  b: true\nname: |\n  web\n", TestName = "Not into a block of text")]
    [TestCase("name: web # it\n", "name: web # it\na:\n  b: true\n", TestName = "After a comment")]
    [TestCase("{ name: web }", "{ name: web, a: { b: true } }", TestName = "In braces")]
    [TestCase("{}", "{ a: { b: true } }", TestName = "In empty braces")]
    [TestCase("{\"name\": \"web\"}", "{\"name\": \"web\", \"a\": { \"b\": true }}", TestName = "In JSON")]
    [TestCase("a:\n  c: 1\n", "a:\n  c: 1\n  b: true\n", TestName = "Into the mapping that is there")]
    [TestCase("name: \"two\n  lines\"\n", "a:\n  b: true\nname: \"two\n  lines\"\n", TestName = "Not into a text of two lines")]
    public void Written(string text, string expected)
    {
        var source = SourceText.From(text);

        var edit = YamlInsertion.Create(source, Root(source), ["a", "b"], "true");

        Assert.That(edit, Is.Not.Null);
        Assert.That(FixEngine.Apply(source, [edit!.Value]), Is.EqualTo(expected));
    }

    [TestCase("a:\n  b: false\n", TestName = "The field is there")]
    [TestCase("a:\n", TestName = "Its parent is empty")]
    [TestCase("a: text\n", TestName = "Its parent is a text")]
    [TestCase("x: &x\n  c: 1\na: *x\n", TestName = "Its parent is somebody else's too")]
    [TestCase("name: web\n<<: *missing\n", TestName = "A merge may supply it")]
    [TestCase("- ports: []\n", TestName = "There is no line for it")]
    public void Left(string text)
    {
        var source = SourceText.From(text);

        Assert.That(YamlInsertion.Create(source, Root(source), ["a", "b"], "true"), Is.Null);
    }

    private static YamlMapping Root(SourceText source)
    {
        var root = YamlStream.Parse(source).Documents[0].Root;
        return (YamlMapping)(root is YamlSequence sequence ? sequence.Items[0] : root)!;
    }
}
