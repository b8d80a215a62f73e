using System.Text;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Tests.Yaml;

/// <summary>Writes trees so that a test can state one in a line: what each node covers in the file, and what it means.</summary>
internal static class YamlTreeText
{
    public static YamlStream Parse(string text) => YamlStream.Parse(SourceText.From(text));

    public static YamlStream ParseJson(string text) => YamlStream.ParseJson(SourceText.From(text));

    public static YamlNode Root(string text) => Parse(text).Documents.Single().Root!;

    /// <summary>The node as JSON-like text of decoded values: <c>{a: [1, 2]}</c>.</summary>
    public static string Values(YamlNode? node)
    {
        var builder = new StringBuilder();
        Append(builder, node, static scalar => Escape(scalar.Value));
        return builder.ToString();
    }

    public static string Values(YamlStream stream) => string.Join(" --- ", stream.Documents.Select(static document => Values(document.Root)));

    /// <summary>The characters of a node's span.</summary>
    public static string Slice(YamlStream stream, YamlNode node) => stream.Text.ToString(node.Span);

    public static string[] Comments(YamlStream stream) => [.. stream.Comments.Select(comment => stream.Text.ToString(comment.Span))];

    public static string[] Errors(YamlStream stream) =>
        [.. stream.Errors.Select(error => $"{stream.Text.GetLinePosition(error.Span.Start)} «{Escape(stream.Text.ToString(error.Span))}» {error.Message}")];

    /// <summary>All nodes, parents first; aliases are not followed.</summary>
    public static IEnumerable<YamlNode> Descendants(YamlNode node)
    {
        var open = new Stack<YamlNode>([node]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in Children(next).Reverse())
            {
                open.Push(child);
            }
        }
    }

    public static IEnumerable<YamlNode> Children(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.ToArray().SelectMany(static entry => new[] { entry.Key, entry.Value }),
        YamlSequence sequence => sequence.Items.ToArray(),
        _ => [],
    };

    private static string Escape(string value) => value.Replace("\r", "␍", StringComparison.Ordinal).Replace("\n", "⏎", StringComparison.Ordinal);

    private static void Append(StringBuilder builder, YamlNode? node, Func<YamlScalar, string> write)
    {
        switch (node)
        {
            case null:
                builder.Append("(none)");
                break;
            case YamlScalar scalar:
                builder.Append(write(scalar));
                break;
            case YamlAlias alias:
                builder.Append('*').Append(alias.Name);
                break;
            case YamlMapping mapping:
                builder.Append('{');
                foreach (var entry in mapping.Entries)
                {
                    builder.Append(builder[^1] == '{' ? "" : ", ");
                    Append(builder, entry.Key, write);
                    builder.Append(": ");
                    Append(builder, entry.Value, write);
                }

                builder.Append('}');
                break;
            case YamlSequence sequence:
                builder.Append('[');
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    builder.Append(i == 0 ? "" : ", ");
                    Append(builder, sequence.Items[i], write);
                }

                builder.Append(']');
                break;
        }
    }
}
