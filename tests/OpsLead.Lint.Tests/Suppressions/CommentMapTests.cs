using OpsLead.Lint.Suppressions;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Tests.Suppressions;

/// <summary>What is a comment and what only looks like one.</summary>
public sealed class CommentMapTests
{
    [TestCase("a(); // one\n/* two\n two */ b();", "// one|/* two\n two */")]
    [TestCase("var a = \"// no\"; // yes", "// yes")]
    [TestCase("var a = \"\\\"// no\"; // yes", "// yes")]
    [TestCase("var a = @\"\\\"; // yes", "// yes")]
    [TestCase("var a = @\"\"\" // no\"; // yes", "// yes")]
    [TestCase("var a = \"\"\"\n  // no \"\"\n  \"\"\"; // yes", "// yes")]
    [TestCase("var a = $\"{b(\"// no\")} // no {{ // no\"; // yes", "// yes")]
    [TestCase("var a = '\"'; // yes", "// yes")]
    [TestCase("var @class = 1; // yes", "// yes")]
    [TestCase("var a = $@\"{b} // no\n // no\"; // yes", "// yes")]
    [TestCase("var a = \"not closed // no\n// yes", "// yes")]
    [TestCase("/* not closed", "/* not closed")]
    public void Comments_of_csharp(string source, string expected) => Assert.That(Comments(new CSharpCommentMap(SourceText.From(source))), Is.EqualTo(expected));

    [TestCase("<a><!-- one --><b c='<!-- no -->'/></a>", "<!-- one -->")]
    [TestCase("<a><![CDATA[<!-- no -->]]><!-- two\n lines --></a>", "<!-- two\n lines -->")]
    [TestCase("<a><!-- not closed", "<!-- not closed")]
    public void Comments_of_xml(string source, string expected) => Assert.That(Comments(new XmlCommentMap(SourceText.From(source))), Is.EqualTo(expected));

    [TestCase("echo '# no' # yes", "# yes")]
    [TestCase("cat <<EOF\n# no\nEOF\n# yes\n", "# yes")]
    [TestCase("echo a#no", "")]
    public void Comments_of_shell(string source, string expected) => Assert.That(Comments(new ShellCommentMap(SourceText.From(source))), Is.EqualTo(expected));

    [TestCase("A=\"# opslead-lint: ignore[x]\"", "")]
    [TestCase("A=1 # opslead-lint: ignore[x]", "# opslead-lint: ignore[x]")]
    public void Comments_of_variables(string source, string expected) => Assert.That(Comments(new LineCommentMap(SourceText.From(source), ".env", DocumentKind.Environment)), Is.EqualTo(expected));

    [Test]
    public void Above_an_element_is_the_whole_element()
    {
        const string Source = "<a>\n  <b>\n    <c d=\"1\"/>\n  </b>\n</a>";
        var map = new XmlCommentMap(SourceText.From(Source));
        var start = Source.IndexOf("<b>", StringComparison.Ordinal);

        Assert.That(map.FindObject(start), Is.EqualTo(TextSpan.FromBounds(start, Source.IndexOf("</b>", StringComparison.Ordinal) + 4)));
    }

    [Test]
    public void Above_a_command_is_the_whole_command()
    {
        const string Source = "if true; then\n  run\nfi\nnext\n";

        Assert.That(new ShellCommentMap(SourceText.From(Source)).FindObject(0), Is.EqualTo(TextSpan.FromBounds(0, Source.IndexOf("fi", StringComparison.Ordinal) + 2)));
    }

    private static string Comments(CommentMap map) => string.Join('|', map.Comments.Select(comment => map.Text.ToString(comment.Span)));
}
