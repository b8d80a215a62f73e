using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Cli.Configuration.Foreign;

/// <summary>A YAML or JSON configuration file, read key by key. What has another form than it should is passed over.</summary>
/// <param name="text">The file's text.</param>
internal sealed class ForeignYaml(SourceText text)
{
    // JSON with comments is what some tools read, and all but its comments is YAML.
    private readonly YamlStream stream = text.Text.AsSpan().TrimStart() is ['{', ..] or ['/', '/', ..] ? YamlStream.ParseJson(text) : YamlStream.Parse(text);

    /// <summary>The keys of the first document; null when it is no mapping or does not parse: half of what a file says is not what it says.</summary>
    public YamlMapping? Root => stream.Documents is [{ Root: YamlMapping mapping, Errors.Count: 0 }, ..] ? mapping : null;

    /// <summary>The line a node begins on.</summary>
    /// <param name="node">A node of the file.</param>
    /// <returns>The line, from one.</returns>
    public int LineOf(YamlNode node) => ForeignSettings.LineOf(text, node.Span.Start);

    /// <summary>The texts of a node that is one, or a list of them.</summary>
    /// <param name="node">A scalar, whose commas separate values, or a sequence.</param>
    /// <returns>Each text with its node.</returns>
    public static IEnumerable<(string Value, YamlNode Node)> Values(YamlNode node)
    {
        switch (node.Resolve())
        {
            case YamlScalar { IsNull: false } scalar:
                foreach (var part in scalar.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    yield return (part, scalar);
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    if (sequence.Items[i].Resolve() is YamlScalar { IsNull: false } item)
                    {
                        yield return (item.Value, item);
                    }
                }

                break;
        }
    }

    /// <summary>The entries of a mapping whose keys are texts.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <returns>Each key with its value.</returns>
    public static List<(string Key, YamlNode KeyNode, YamlNode Value)> Entries(YamlMapping mapping)
    {
        var entries = new List<(string, YamlNode, YamlNode)>(mapping.Entries.Length);
        foreach (ref readonly var entry in mapping.Entries)
        {
            if (entry.Key is YamlScalar key)
            {
                entries.Add((key.Value, key, entry.Value.Resolve()));
            }
        }

        return entries;
    }

    /// <summary>The entries of a mapping whose values are texts, each as one text.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="separator">What stands between key and value.</param>
    /// <returns>The texts.</returns>
    public static IEnumerable<string> Scalars(YamlMapping mapping, char separator)
    {
        foreach (var (key, _, value) in Entries(mapping))
        {
            if (value is YamlScalar scalar)
            {
                yield return $"{key}{separator}{scalar.Value}";
            }
        }
    }

    /// <summary>Whether a node says yes.</summary>
    /// <param name="node">A node.</param>
    /// <returns>True for a Boolean that is true.</returns>
    public static bool IsTrue(YamlNode? node) => node?.Resolve() is YamlScalar scalar && scalar.TryGetBoolean(out var value) && value;
}
