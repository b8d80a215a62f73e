using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Rules.Compose;

/// <summary>Sorts lists of texts in place: the texts change their places, and every other byte stays.</summary>
internal static class SortedList
{
    /// <summary>Makes the fix.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="mapping">The mapping that holds the list.</param>
    /// <param name="key">The list's key.</param>
    /// <param name="comparison">Compares two items.</param>
    /// <returns>The fix; null for a list of which an item is no plain or quoted text, has an anchor, or has a comment that belongs to it.</returns>
    public static CodeFix? CreateFix(SourceText text, YamlMapping mapping, string key, Comparison<YamlScalar> comparison)
    {
        if (!mapping.TryGetSequence(key, out var sequence) || text.Text.AsSpan(sequence.Span.Start, sequence.Span.Length).Contains('#')
            || text.Text.AsSpan(sequence.Span.End, text.GetLineSpan(text.GetLineIndex(sequence.Span.End)).End - sequence.Span.End).Contains('#'))
        {
            return null;
        }

        var items = new YamlScalar[sequence.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (sequence.Items[i] is not YamlScalar { Anchor: null, Tag: null, Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) } scalar)
            {
                return null;
            }

            items[i] = scalar;
        }

        // Equal ones keep their order.
        var sorted = items.Order(Comparer<YamlScalar>.Create(comparison)).ToArray();
        var edits = new List<TextEdit>();
        for (var i = 0; i < items.Length; i++)
        {
            if (!ReferenceEquals(items[i], sorted[i]))
            {
                edits.Add(new TextEdit(items[i].Span, text.Text.Substring(sorted[i].Span.Start, sorted[i].Span.Length)));
            }
        }

        return edits.Count == 0 ? null : new CodeFix("Sort the list", FixSafety.Safe, [.. edits]);
    }
}
