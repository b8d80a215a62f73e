using System.Text;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Baselines;

/// <summary>
/// Where a place stands in the structure of its document, in words that survive moved lines and reordered neighbours:
/// <c>Deployment/web:spec.template.spec.containers[proxy].image</c>.
/// </summary>
internal static class ObjectPath
{
    // The keys by which people tell the items of a list apart, in the order of preference.
    private static readonly string[] NameKeys = ["name", "id", "key", "uses", "mountPath", "containerPort", "port", "host", "path"];

    /// <summary>The path of a position in a YAML or JSON tree; empty outside of any document's root.</summary>
    public static string Find(YamlStream stream, int position)
    {
        foreach (var document in stream.Documents)
        {
            if (document.Root is { } root && root.Span.Start <= position && position <= root.Span.End)
            {
                var builder = new StringBuilder();
                AppendObject(builder, root);
                AppendBelow(builder, root, position);
                return builder.ToString();
            }
        }

        return "";
    }

    private static void AppendObject(StringBuilder builder, YamlNode root)
    {
        if (root is YamlMapping mapping && mapping.TryGetValue("kind", out var kind) && kind is YamlScalar kindScalar
            && mapping.TryGetValue("metadata", out var metadata) && metadata is YamlMapping metadataMapping)
        {
            builder.Append(kindScalar.Value).Append('/');
            builder.Append(metadataMapping.TryGetValue("name", out var name) && name is YamlScalar nameScalar ? nameScalar.Value : "").Append(':');
        }
    }

    private static void AppendBelow(StringBuilder builder, YamlNode node, int position)
    {
        while (true)
        {
            YamlNode? next = null;
            if (node is YamlMapping mapping)
            {
                foreach (ref readonly var entry in mapping.Entries)
                {
                    if (entry.Span.Start <= position && position <= entry.Span.End)
                    {
                        AppendKey(builder, (entry.Key.Resolve() as YamlScalar)?.Value ?? "?");
                        next = position >= entry.Value.Span.Start ? entry.Value : null;
                        break;
                    }
                }
            }
            else if (node is YamlSequence sequence)
            {
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    var item = sequence.Items[i];
                    if (item.Span.Start <= position && position <= item.Span.End)
                    {
                        builder.Append('[').Append(GetName(item.Resolve()) ?? i.ToString()).Append(']');
                        next = item;
                        break;
                    }
                }
            }

            if (next is null)
            {
                return;
            }

            node = next;
        }
    }

    private static void AppendKey(StringBuilder builder, string key)
    {
        if (builder.Length > 0 && builder[^1] != ':')
        {
            builder.Append('.');
        }

        builder.Append(key);
    }

    private static string? GetName(YamlNode item)
    {
        if (item is YamlMapping mapping)
        {
            foreach (var key in NameKeys)
            {
                if (mapping.TryGetValue(key, out var value) && value is YamlScalar { Value.Length: > 0 and < 128 } scalar)
                {
                    return scalar.Value;
                }
            }
        }

        return null;
    }
}
