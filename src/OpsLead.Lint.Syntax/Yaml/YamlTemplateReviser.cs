using OpsLead.Lint.Syntax.GoTemplates;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>Tells the tree of a masked template what its actions leave unknown: see <see cref="YamlStream.ParseTemplate"/>.</summary>
internal sealed class YamlTemplateReviser(SourceText source, string masked, GoTemplate template)
{
    // How far back the "-" of an item is looked for: lines of actions may stand between.
    private const int MaxBlanks = 4_096;

    // The collections around a hole, each with the index of the next one in it.
    private readonly List<(YamlNode Node, int Column, int Child)> path = [];

    public void Revise(YamlStream stream, List<TemplateHole> holes)
    {
        var next = 0;
        foreach (var document in stream.Documents)
        {
            if (document.Root is { } root)
            {
                MergeAlternatives(document);
                OpenBesideTemplatedKeys(root);
            }

            for (; next < holes.Count && holes[next].Span.Start < document.Span.End; next++)
            {
                if (document.Root is YamlMapping or YamlSequence)
                {
                    Attach(document.Root, holes[next]);
                }
            }
        }
    }

    // Keys written in several branches: which one stays is not known. Those of one branch are duplicates as ever.
    private void MergeAlternatives(YamlDocument document)
    {
        if (document.DuplicateKeys.Count == 0)
        {
            return;
        }

        var merged = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        foreach (var mapping in document.DuplicateKeys.Select(static entry => entry.Key.Parent).OfType<YamlMapping>().Distinct().ToArray())
        {
            var places = new Dictionary<string, int>(StringComparer.Ordinal);
            var kept = new List<YamlEntry>(mapping.Entries.Length);
            foreach (var entry in mapping.Entries)
            {
                if (entry.Key is not YamlScalar { Value: var key } || places.TryAdd(key, kept.Count))
                {
                    kept.Add(entry);
                    continue;
                }

                var first = kept[places[key]];
                if (template.AreTogether(first.Key.Span.Start, entry.Key.Span.Start))
                {
                    kept.Add(entry);
                    continue;
                }

                merged.Add(entry.Key);
                var action = template.Actions[template.FindAction(entry.Key.Span.Start)];
                kept[places[key]] = first with { Value = CreateUnknown(action.Span) };
            }

            mapping.Revise([.. kept]);
        }

        document.DuplicateKeys = [.. document.DuplicateKeys.Where(entry => !merged.Contains(entry.Key))];
    }

    // A key that an action writes may be any, and stand for several.
    private static void OpenBesideTemplatedKeys(YamlNode root)
    {
        var nodes = new Stack<YamlNode>();
        nodes.Push(root);
        while (nodes.TryPop(out var node))
        {
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (ref readonly var entry in mapping.Entries)
                    {
                        nodes.Push(entry.Value);
                        if (entry.Key is YamlScalar key && IsTemplated(key))
                        {
                            mapping.IsOpen = true;
                        }
                    }

                    break;
                case YamlSequence sequence:
                    foreach (var item in sequence.Items)
                    {
                        nodes.Push(item);
                    }

                    break;
            }
        }
    }

    private static bool IsTemplated(YamlScalar scalar) => scalar.Value.Contains("{{", StringComparison.Ordinal);

    private void Attach(YamlNode root, TemplateHole hole)
    {
        path.Clear();
        var last = Descend(root, hole.Span.Start);
        var (innermost, innermostColumn, _) = path[^1];
        if (hole.Column < 0)
        {
            foreach (var (node, _, _) in path)
            {
                Open(node, hole);
            }

            if (last >= 0 && (hole.MayContinue || IsNotWritten(GetChild(innermost, last))))
            {
                Replace(innermost, last, hole);
            }

            return;
        }

        if (last >= 0 && hole.Column >= innermostColumn && (hole.Column > innermostColumn || IsNotWritten(GetChild(innermost, last))))
        {
            Replace(innermost, last, hole);
        }

        if (hole.Column > innermostColumn)
        {
            if (last < 0)
            {
                Open(innermost, hole);
            }

            return;
        }

        if (last < 0 && path.Count > 1 && path[^2] is var (parent, parentColumn, child) && hole.Column > parentColumn && hole.Column < innermostColumn && IsBefore(hole, innermost))
        {
            // What is written here goes on with what the action begins.
            Replace(parent, child, hole);
            return;
        }

        OpenColumn(hole);
    }

    private static bool IsBefore(TemplateHole hole, YamlNode node) => hole.Span.Start < node.Span.Start;

    // Where no collection begins in the column, those on both sides of it may be meant.
    private void OpenColumn(TemplateHole hole)
    {
        var isFound = false;
        var left = -1;
        var right = int.MaxValue;
        foreach (var (node, column, _) in path)
        {
            if (column == hole.Column)
            {
                Open(node, hole);
                isFound = true;
            }

            left = column < hole.Column ? Math.Max(left, column) : left;
            right = column > hole.Column ? Math.Min(right, column) : right;
        }

        foreach (var (node, column, _) in path)
        {
            if (!isFound && (column == left || column == right))
            {
                Open(node, hole);
            }
        }
    }

    /// <summary>Finds the collections around a position.</summary>
    /// <returns>The index of the last child before it of the innermost one, when that child is no collection; -1 otherwise.</returns>
    private int Descend(YamlNode node, int position)
    {
        while (true)
        {
            var last = FindLast(node, position);
            if (node is YamlSequence { IsFlow: false } sequence && last + 1 < sequence.Items.Length && sequence.Items[last + 1] is YamlMapping or YamlSequence && FollowsDash(position))
            {
                last++;
            }

            path.Add((node, YamlScalarText.GetColumn(masked, node.Span.Start), last));
            if (last < 0)
            {
                return -1;
            }

            var child = GetChild(node, last);
            if (child is not (YamlMapping or YamlSequence))
            {
                return last;
            }

            if (child is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true } && !child.Span.Contains(position))
            {
                return -1;
            }

            node = child;
        }
    }

    // Between an item's "-" and the first line of the item may be actions.
    private bool FollowsDash(int position)
    {
        var before = masked.AsSpan(Math.Max(0, position - MaxBlanks), Math.Min(position, MaxBlanks)).TrimEnd(" \t\r\n");
        return before is [.., '-'] && (before.Length == 1 || before[^2] is ' ' or '\n' or '-');
    }

    private static int FindLast(YamlNode node, int position)
    {
        var low = 0;
        var high = node is YamlMapping mapping ? mapping.Entries.Length : ((YamlSequence)node).Items.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var start = node is YamlMapping keys ? keys.Entries[middle].Key.Span.Start : ((YamlSequence)node).Items[middle].Span.Start;
            if (start < position)
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

    private static YamlNode GetChild(YamlNode node, int index) => node is YamlMapping mapping ? mapping.Entries[index].Value : ((YamlSequence)node).Items[index];

    private static bool IsNotWritten(YamlNode node) => node is YamlScalar { Style: YamlScalarStyle.Plain, Span.IsEmpty: true };

    private void Open(YamlNode node, TemplateHole hole)
    {
        if (node is YamlMapping mapping)
        {
            mapping.IsOpen = true;
        }
        else if (node is YamlSequence sequence)
        {
            sequence.Open(CreateUnknown(hole.Span));
        }
    }

    private void Replace(YamlNode node, int index, TemplateHole hole)
    {
        if (node is YamlMapping mapping)
        {
            mapping.Replace(index, CreateUnknown(hole.Span));
        }
        else if (node is YamlSequence sequence && index < sequence.Items.Length)
        {
            sequence.Replace(index, CreateUnknown(hole.Span));
        }
    }

    private YamlScalar CreateUnknown(TextSpan span) => new(source, source.ToString(span), YamlScalarStyle.Plain, span);
}
