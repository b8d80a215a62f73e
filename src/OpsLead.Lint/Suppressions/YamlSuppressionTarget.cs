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

        var documents = stream.Documents;
        var index = FindLast(documents.Count, i => documents[i].Span.Start, position);
        return index >= 0 && documents[index].Root is { } root && root.Span.Start <= position && position <= root.Span.End
            ? root.Span.Start == position ? root.Span : FindBelow(root, position)
            : null;
    }

    // Many comments may stand in one mapping or sequence, and each asks: what its children are is not looked at one by one.
    private static TextSpan? FindBelow(YamlNode node, int position)
    {
        while (true)
        {
            YamlNode value;
            switch (node)
            {
                case YamlMapping mapping:
                    var entry = FindLast(mapping.Entries.Length, i => mapping.Entries[i].Key.Span.Start, position);
                    if (entry < 0 || mapping.Entries[entry].Key.Span.Start == position)
                    {
                        return entry < 0 ? null : mapping.Entries[entry].Span;
                    }

                    value = mapping.Entries[entry].Value;
                    break;
                case YamlSequence sequence:
                    var item = FindLast(sequence.Items.Length, i => sequence.Items[i].Span.Start, position);
                    if (item < 0 || sequence.Items[item].Span.Start == position)
                    {
                        return item < 0 ? null : sequence.Items[item].Span;
                    }

                    value = sequence.Items[item];
                    break;
                default:
                    return null;
            }

            if (!value.Span.Contains(position))
            {
                return null;
            }

            node = value;
        }
    }

    /// <summary>The index of the last of some sorted positions that is at or before another; -1 for none.</summary>
    private static int FindLast(int count, Func<int, int> getStart, int position)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (getStart(middle) <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
