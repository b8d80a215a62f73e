using System.Diagnostics.CodeAnalysis;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Key">The key; almost always a scalar.</param>
/// <param name="Value">The value; an empty plain scalar when none is written.</param>
public readonly record struct YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>From the key's first character to the value's last.</summary>
    public TextSpan Span => TextSpan.FromBounds(Key.Span.Start, Math.Max(Key.Span.End, Value.Span.End));
}

/// <summary>A mapping, block or flow; a JSON object.</summary>
public sealed class YamlMapping : YamlNode
{
    // Up to here a walk over the entries is as fast as an index.
    private const int SmallCount = 12;

    private YamlEntry[] entries;
    private readonly bool hasMerge;
    private bool isOpen;
    private Dictionary<string, int>? index;

    internal YamlMapping(YamlEntry[] entries, TextSpan span, bool isFlow, bool isOpen)
        : base(span)
    {
        this.entries = entries;
        this.isOpen = isOpen;
        IsFlow = isFlow;
        foreach (ref var entry in entries.AsSpan())
        {
            entry.Key.Parent = this;
            entry.Value.Parent = this;
            hasMerge |= IsMerge(entry.Key);
        }
    }

    /// <summary>The entries in the order of the text, duplicates and <c>&lt;&lt;</c> included.</summary>
    public ReadOnlySpan<YamlEntry> Entries => entries;

    /// <summary>Whether it is written with braces; true as well for a pair in a flow sequence, <c>[key: value]</c>, written without.</summary>
    public bool IsFlow { get; }

    /// <summary>
    /// Whether more keys may be there than are written: a template action stands inside, or a merge (<c>&lt;&lt;</c>) whose
    /// value is not a mapping or a list of mappings, or that leads to an open mapping; or the document breaks off inside in
    /// an error.
    /// </summary>
    public bool IsOpen
    {
        get => isOpen || (hasMerge && new YamlMergeWalk().FindsOpen(this));
        internal set => isOpen = value;
    }

    /// <summary>Whether a <c>&lt;&lt;</c> key is written here.</summary>
    internal bool HasMerge => hasMerge;

    /// <summary>Whether it is open by itself, merges aside.</summary>
    internal bool IsOpenItself => isOpen;

    /// <summary>Finds the value of a key, looking through aliases and <c>&lt;&lt;</c> merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="value">The value with aliases resolved. A later duplicate wins, as in Go's and JavaScript's decoders.</param>
    /// <returns>Whether the key is there.</returns>
    public bool TryGetValue(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        if (TryGetEntry(key, out var entry))
        {
            value = entry.Value.Resolve();
            return true;
        }

        value = null;
        return false;
    }

    /// <summary>Finds the scalar under a key, looking through aliases and merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="value">The scalar; an empty one when the value is not written.</param>
    /// <returns>False when the key is missing or its value is a collection.</returns>
    public bool TryGetScalar(string key, [NotNullWhen(true)] out YamlScalar? value) => TryGet(key, out value);

    /// <summary>Finds the mapping under a key, looking through aliases and merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="value">The mapping.</param>
    /// <returns>False when the key is missing or its value is something else.</returns>
    public bool TryGetMapping(string key, [NotNullWhen(true)] out YamlMapping? value) => TryGet(key, out value);

    /// <summary>Finds the sequence under a key, looking through aliases and merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="value">The sequence.</param>
    /// <returns>False when the key is missing or its value is something else.</returns>
    public bool TryGetSequence(string key, [NotNullWhen(true)] out YamlSequence? value) => TryGet(key, out value);

    /// <summary>Finds the entry of a key, looking through <c>&lt;&lt;</c> merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="entry">The entry where it stands: inside the anchor's mapping when it came by a merge.</param>
    /// <returns>Whether the key is there.</returns>
    public bool TryGetEntry(string key, out YamlEntry entry)
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryGetOwnEntry(key, out entry) || (hasMerge && new YamlMergeWalk().TryGetEntry(this, key, out entry));
    }

    /// <summary>Puts other entries in the place of those written, before anybody has looked.</summary>
    internal void Revise(YamlEntry[] revised)
    {
        entries = revised;
        index = null;
        foreach (ref var entry in entries.AsSpan())
        {
            entry.Value.Parent = this;
        }
    }

    /// <summary>Puts a value in the place of one that is not written.</summary>
    internal void Replace(int place, YamlScalar value)
    {
        value.Parent = this;
        entries[place] = entries[place] with { Value = value };
    }

    /// <summary>Finds the entry of a key among those written here.</summary>
    internal bool TryGetOwnEntry(string key, out YamlEntry entry)
    {
        if (entries.Length > SmallCount)
        {
            // Threads may build it at the same time; each builds the same.
            index ??= CreateIndex(entries);
            var found = index.TryGetValue(key, out var position);
            entry = found ? entries[position] : default;
            return found;
        }

        for (var i = entries.Length - 1; i >= 0; i--)
        {
            if (entries[i].Key.Resolve() is YamlScalar scalar && scalar.Value == key)
            {
                entry = entries[i];
                return true;
            }
        }

        entry = default;
        return false;
    }

    internal static bool IsMerge(YamlNode key) => key is YamlScalar { Style: YamlScalarStyle.Plain, Value: "<<" };

    private static Dictionary<string, int> CreateIndex(YamlEntry[] entries)
    {
        var index = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Key.Resolve() is YamlScalar scalar)
            {
                index[scalar.Value] = i;
            }
        }

        return index;
    }

    private bool TryGet<T>(string key, [NotNullWhen(true)] out T? value)
        where T : YamlNode
    {
        value = TryGetEntry(key, out var entry) ? entry.Value.Resolve() as T : null;
        return value is not null;
    }
}

/// <summary>A sequence, block or flow; a JSON array.</summary>
public sealed class YamlSequence : YamlNode
{
    private YamlNode[] items;

    internal YamlSequence(YamlNode[] items, TextSpan span, bool isFlow)
        : base(span)
    {
        this.items = items;
        IsFlow = isFlow;
        foreach (var item in items)
        {
            item.Parent = this;
        }
    }

    /// <summary>The items in the order of the text, aliases unresolved.</summary>
    public ReadOnlySpan<YamlNode> Items => items;

    /// <summary>Whether more items may be there than are written: the action of a template that writes them is an item of its own.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Puts an item in its place that stands for any number of them.</summary>
    internal void Open(YamlScalar unknown)
    {
        if (IsOpen)
        {
            return;
        }

        IsOpen = true;
        var place = 0;
        while (place < items.Length && items[place].Span.Start < unknown.Span.Start)
        {
            place++;
        }

        unknown.Parent = this;
        items = [.. items[..place], unknown, .. items[place..]];
    }

    /// <summary>Puts an item in the place of one that is not written.</summary>
    internal void Replace(int index, YamlScalar item)
    {
        item.Parent = this;
        items[index] = item;
    }

    /// <summary>Whether it is written with brackets.</summary>
    public bool IsFlow { get; }
}
