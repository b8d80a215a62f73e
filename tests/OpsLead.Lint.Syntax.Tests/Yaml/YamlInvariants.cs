using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

/// <summary>What holds for the tree of any text whatever.</summary>
internal static class YamlInvariants
{
    public static void AssertHold(YamlStream stream)
    {
        var text = stream.Text;
        AssertDocumentsTile(stream);
        foreach (var document in stream.Documents)
        {
            foreach (var error in document.Errors)
            {
                Assert.That(error.Span.Start, Is.InRange(0, text.Length), "errors lie in the file");
                Assert.That(error.Span.End, Is.InRange(error.Span.Start, text.Length), "errors lie in the file");
                Assert.That(error.Message, Does.Not.EndWith(".").And.Not.Contain("Line:").And.Not.Contain("Idx"));
            }

            if (document.Root is { } root)
            {
                Assert.That(document.Span.Contains(root.Span), Is.True, "roots lie in their documents");
                Assert.That(root.Parent, Is.Null);
                AssertNode(text, root);
            }
        }

        AssertComments(stream);
    }

    public static void AssertDocumentsTile(YamlStream stream)
    {
        var end = 0;
        foreach (var document in stream.Documents)
        {
            Assert.That(document.Span.Start, Is.EqualTo(end), "documents tile the file");
            end = document.Span.End;
        }

        Assert.That(end, Is.EqualTo(stream.Documents.Count == 0 ? 0 : stream.Text.Length), "documents tile the file");
    }

    private static void AssertNode(SourceText text, YamlNode root)
    {
        foreach (var node in YamlTreeText.Descendants(root))
        {
            var position = node.Span.Start;
            foreach (var child in YamlTreeText.Children(node))
            {
                Assert.That(child.Parent, Is.SameAs(node));
                Assert.That(child.Span.Start, Is.GreaterThanOrEqualTo(position), "children stand in order and apart");
                position = child.Span.End;
            }

            Assert.That(position, Is.LessThanOrEqualTo(node.Span.End), "children lie in their parents");
            if (node is YamlScalar scalar)
            {
                AssertScalar(text, scalar);
            }
        }
    }

    private static void AssertScalar(SourceText text, YamlScalar scalar)
    {
        Assert.That(scalar.Map.Length, Is.EqualTo(scalar.Value.Length), () => $"the map is as long as the value of {text.ToString(scalar.Span)}");
        Assert.That(scalar.Span.Contains(scalar.GetSpan(0, scalar.Value.Length)), Is.True, "the value comes from the scalar's own characters");
        Assert.That(scalar.Span.Contains(scalar.ContentSpan), Is.True);
        var previous = new TextSpan(scalar.Span.Start, 0);
        for (var i = 0; i < scalar.Value.Length; i++)
        {
            var span = scalar.GetSpan(i, 1);
            Assert.That(span.Start >= previous.End || span == previous, Is.True, "characters stand in order");
            previous = span;
            if (scalar.Map.IsVerbatim(i, 1))
            {
                Assert.That(text.ToString(span), Is.EqualTo(scalar.Value[i].ToString()), "verbatim characters are the file's");
            }
        }
    }

    private static void AssertComments(YamlStream stream)
    {
        var position = 0;
        foreach (var comment in stream.Comments)
        {
            Assert.That(comment.Span.Start, Is.GreaterThanOrEqualTo(position), "comments stand in order");
            position = comment.Span.End;
            Assert.That(stream.Text.ToString(comment.Span), Does.StartWith("#").Or.StartWith("/"));
            Assert.That(stream.Text.Slice(comment.Span).IndexOfAny('\n', '\r') < 0 || stream.Text.ToString(comment.Span).StartsWith("/*", StringComparison.Ordinal), Is.True);
        }
    }
}
