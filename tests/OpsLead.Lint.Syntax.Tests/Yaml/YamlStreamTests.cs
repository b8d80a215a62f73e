using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

public class YamlStreamTests
{
    [Test]
    public void Nodes_cover_their_own_characters()
    {
        var stream = YamlTreeText.Parse("name: web\nports:\n  - 80\n  - \"443\"\nlabels: {app: x}\n");
        var root = (YamlMapping)stream.Documents[0].Root!;

        Assert.That(YamlTreeText.Slice(stream, root), Is.EqualTo("name: web\nports:\n  - 80\n  - \"443\"\nlabels: {app: x}"));
        Assert.That(root.TryGetSequence("ports", out var ports), Is.True);
        Assert.That(YamlTreeText.Slice(stream, ports!), Is.EqualTo("- 80\n  - \"443\""));
        Assert.That(YamlTreeText.Slice(stream, ports!.Items[1]), Is.EqualTo("\"443\""));
        Assert.That(root.TryGetMapping("labels", out var labels), Is.True);
        Assert.That(YamlTreeText.Slice(stream, labels!), Is.EqualTo("{app: x}"));
        Assert.That(YamlTreeText.Values(root), Is.EqualTo("{name: web, ports: [80, 443], labels: {app: x}}"));
    }

    [Test]
    public void Documents_tile_the_file()
    {
        var stream = YamlTreeText.Parse("# license\n---\na: 1\n---\nb: 2\n...\n# between\n%TAG !e! tag:x,2000:\n---\n!e!t c\n");

        Assert.That(stream.Documents.Select(document => stream.Text.ToString(document.Span)), Is.EqualTo(new[]
        {
            "# license\n---\na: 1\n",
            "---\nb: 2\n...\n",
            "# between\n%TAG !e! tag:x,2000:\n---\n!e!t c\n",
        }));
    }

    [Test]
    public void An_error_costs_only_its_own_document()
    {
        var stream = YamlTreeText.Parse("a: 1\n---\nb: @x\nc: 2\n---\nd: 3\n");

        Assert.That(stream.Documents, Has.Count.EqualTo(3));
        Assert.That(YamlTreeText.Values(stream), Is.EqualTo("{a: 1} --- {} --- {d: 3}"));
        Assert.That(YamlTreeText.Errors(stream), Is.EqualTo(new[] { "3:4 «@» A plain value cannot begin with this character; quote it" }));
    }

    [Test]
    public void Comments_are_found_around_every_kind_of_token()
    {
        var stream = YamlTreeText.Parse("""
            # first
            a: b#c # plain
            q: "x # y" # quoted
            s: | # header
              # content
              text
            # after
            f: [1, # flow
              2] # end
            k: # key
              - # item
                x: &n # anchor
                  y: 1
            # last
            """);

        Assert.That(
            YamlTreeText.Comments(stream),
            Is.EqualTo(new[] { "# first", "# plain", "# quoted", "# header", "# after", "# flow", "# end", "# key", "# item", "# anchor", "# last" }));
        Assert.That(stream.Comments.Where(static comment => comment.IsOwnLine), Has.Exactly(3).Items);
    }
}
