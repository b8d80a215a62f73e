using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>What the next node of a document is to the collection it stands in.</summary>
internal enum YamlNodeRole
{
    Root,
    Item,
    Key,
    Value,
}

/// <summary>
/// Builds the nodes of one document from left to right without recursion. Open collections keep their children on one shared
/// stack, so that a node costs its own object and its array and nothing else.
/// </summary>
internal sealed class YamlTreeBuilder
{
    /// <summary>How many collections may stand inside each other. Readers of the tree may recurse.</summary>
    public const int MaxDepth = 1_000;

    /// <summary>
    /// How many bracketed collections may stand inside each other in YAML: for each token the event parser looks at all
    /// brackets still open, so an unbounded depth would cost quadratic time.
    /// </summary>
    public const int MaxFlowDepth = 256;

    private readonly List<YamlNode> nodes = [];
    private readonly List<Frame> frames = [];
    private readonly List<YamlEntry> duplicateKeys = [];
    private readonly List<(YamlAlias Alias, AnchorSlot Slot)> aliases = [];
    private Dictionary<string, AnchorSlot>? anchors;
    private int flowDepth;

    public int Depth => frames.Count;

    public bool IsTooDeep => frames.Count > MaxDepth || flowDepth > MaxFlowDepth;

    public bool IsInFlow => frames.Count > 0 && frames[^1].IsFlow;

    public bool IsInSequence => frames.Count > 0 && !frames[^1].IsMapping;

    /// <summary>Where the outermost bracketed collection that is still open begins, or -1.</summary>
    public int OutermostFlowStart
    {
        get
        {
            foreach (var frame in frames)
            {
                if (frame.IsFlow)
                {
                    return frame.Start;
                }
            }

            return -1;
        }
    }

    public YamlNodeRole NextRole => frames.Count == 0 ? YamlNodeRole.Root
        : !frames[^1].IsMapping ? YamlNodeRole.Item
        : (nodes.Count - frames[^1].FirstChild) % 2 == 0 ? YamlNodeRole.Key
        : YamlNodeRole.Value;

    public int GetBlockIndentation(string text)
    {
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            if (!frames[i].IsFlow)
            {
                return YamlScalarText.GetColumn(text, frames[i].Start);
            }
        }

        return -1;
    }

    public void Add(YamlNode node, YamlAnchor? anchor, string? tag)
    {
        node.Tag = tag;
        if (anchor is not null)
        {
            node.Anchor = anchor;
            DefineAnchor(anchor).Node = node;
        }

        nodes.Add(node);
    }

    public void AddAlias(string name, TextSpan span)
    {
        var alias = new YamlAlias(name, span);
        if (anchors is not null && anchors.TryGetValue(name, out var slot))
        {
            aliases.Add((alias, slot));
        }

        nodes.Add(alias);
    }

    public void Begin(bool isMapping, bool isFlow, int start, YamlAnchor? anchor, string? tag)
    {
        flowDepth += isFlow ? 1 : 0;
        frames.Add(new Frame(nodes.Count, start, isMapping, isFlow, anchor, tag, anchor is null ? null : DefineAnchor(anchor)));
    }

    /// <summary>Closes the innermost collection.</summary>
    /// <param name="end">The end of its closing bracket; its last child's end when that lies behind.</param>
    /// <param name="isOpen">Whether the text breaks off inside, so that more of it may be meant.</param>
    public void End(int end, bool isOpen = false)
    {
        var frame = frames[^1];
        frames.RemoveAt(frames.Count - 1);
        flowDepth -= frame.IsFlow ? 1 : 0;
        var count = nodes.Count - frame.FirstChild;
        if (frame.IsMapping && count % 2 != 0)
        {
            // The value did not parse: what the key holds is unknown, not empty.
            nodes.RemoveAt(nodes.Count - 1);
            count--;
        }

        end = Math.Max(end, frame.Start);
        YamlNode node;
        if (frame.IsMapping)
        {
            var entries = count == 0 ? [] : new YamlEntry[count / 2];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = new YamlEntry(nodes[frame.FirstChild + (2 * i)], nodes[frame.FirstChild + (2 * i) + 1]);
            }

            end = entries.Length == 0 ? end : Math.Max(end, entries[^1].Span.End);
            DuplicateKeyFinder.AddTo(duplicateKeys, entries);
            node = new YamlMapping(entries, TextSpan.FromBounds(frame.Start, end), frame.IsFlow, isOpen);
        }
        else
        {
            YamlNode[] items = count == 0 ? [] : new YamlNode[count];
            nodes.CopyTo(frame.FirstChild, items, 0, count);
            end = items.Length == 0 ? end : Math.Max(end, items[^1].Span.End);
            node = new YamlSequence(items, TextSpan.FromBounds(frame.Start, end), frame.IsFlow);
        }

        node.Anchor = frame.Anchor;
        node.Tag = frame.Tag;
        if (frame.Slot is not null)
        {
            frame.Slot.Node = node;
        }

        nodes.RemoveRange(frame.FirstChild, nodes.Count - frame.FirstChild);
        nodes.Add(node);
    }

    /// <summary>Closes what an error left open, resolves the aliases and leaves the builder ready for the next document.</summary>
    /// <returns>The root, or null when there is none, and the duplicate keys.</returns>
    public (YamlNode? Root, IReadOnlyList<YamlEntry> DuplicateKeys) Finish()
    {
        while (frames.Count > 0)
        {
            End(nodes.Count > frames[^1].FirstChild ? nodes[^1].Span.End : frames[^1].Start + (frames[^1].IsFlow ? 1 : 0), isOpen: true);
        }

        foreach (var (alias, slot) in aliases)
        {
            alias.Target = slot.Node;
        }

        var root = nodes.Count > 0 ? nodes[0] : null;
        if (duplicateKeys.Count > 1)
        {
            // Inner mappings are finished before outer ones.
            duplicateKeys.Sort(static (x, y) => x.Key.Span.CompareTo(y.Key.Span));
        }

        IReadOnlyList<YamlEntry> duplicates = duplicateKeys.Count == 0 ? [] : [.. duplicateKeys];
        Clear();
        return (root, duplicates);
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        nodes.Clear();
        frames.Clear();
        duplicateKeys.Clear();
        aliases.Clear();
        anchors = null;
        flowDepth = 0;
    }

    private AnchorSlot DefineAnchor(YamlAnchor anchor) => (anchors ??= new Dictionary<string, AnchorSlot>(StringComparer.Ordinal))[anchor.Name] = new AnchorSlot();

    private readonly record struct Frame(int FirstChild, int Start, bool IsMapping, bool IsFlow, YamlAnchor? Anchor, string? Tag, AnchorSlot? Slot);

    /// <summary>A node that an anchor names before it is built, as its own children may be aliases of it.</summary>
    private sealed class AnchorSlot
    {
        public YamlNode? Node { get; set; }
    }
}

/// <summary>Finds keys that are written more than once, in linear time.</summary>
internal static class DuplicateKeyFinder
{
    // Below it, comparing all pairs is faster than hashing.
    private const int SmallCount = 8;

    public static void AddTo(List<YamlEntry> duplicates, ReadOnlySpan<YamlEntry> entries)
    {
        if (entries.Length > SmallCount)
        {
            AddByHashTo(duplicates, entries);
            return;
        }

        for (var i = 1; i < entries.Length; i++)
        {
            if (entries[i].Key is YamlScalar key)
            {
                for (var j = 0; j < i; j++)
                {
                    if (entries[j].Key is YamlScalar earlier && earlier.Value == key.Value)
                    {
                        duplicates.Add(entries[i]);
                        break;
                    }
                }
            }
        }
    }

    private static void AddByHashTo(List<YamlEntry> duplicates, ReadOnlySpan<YamlEntry> entries)
    {
        var seen = new HashSet<string>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Key is YamlScalar key && !seen.Add(key.Value))
            {
                duplicates.Add(entry);
            }
        }
    }
}
