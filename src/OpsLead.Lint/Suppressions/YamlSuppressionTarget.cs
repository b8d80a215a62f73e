using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Suppressions;

/// <summary>Finds the object that begins below a comment: the entry or item, or the whole document above its first key.</summary>
internal static class YamlSuppressionTarget
{
    public static TextSpan? Find(YamlStream stream, int position)
    {
        var text = stream.Text.Text;
        while (position < text.Length && text[position] == '-' && position + 1 < text.Length && text[position + 1] is ' ' or '\t')
        {
            position++;
            while (position < text.Length && text[position] is ' ' or '\t')
            {
                position++;
            }
        }

        foreach (var document in stream.Documents)
        {
            if (document.Root is { } root && root.Span.Start <= position && position <= root.Span.End)
            {
                return root.Span.Start == position ? root.Span : FindBelow(root, position);
            }
        }

        return null;
    }

    private static TextSpan? FindBelow(YamlNode node, int position)
    {
        while (true)
        {
            YamlNode? next = null;
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (ref readonly var entry in mapping.Entries)
                    {
                        if (entry.Key.Span.Start == position)
                        {
                            return entry.Span;
                        }

                        if (entry.Value.Span.Contains(position))
                        {
                            next = entry.Value;
                            break;
                        }
                    }

                    break;
                case YamlSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        if (item.Span.Start == position)
                        {
                            return item.Span;
                        }

                        if (item.Span.Contains(position))
                        {
                            next = item;
                            break;
                        }
                    }

                    break;
            }

            if (next is null)
            {
                return null;
            }

            node = next;
        }
    }
}
