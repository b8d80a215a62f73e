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
    // kubectl and GitHub both refuse deep merge chains; a bound keeps hostile input linear.
    private const int MaxMergeDepth = 16;

    private readonly YamlEntry[] entries;

    internal YamlMapping(YamlEntry[] entries, TextSpan span, bool isFlow, bool isOpen)
        : base(span)
    {
        this.entries = entries;
        IsFlow = isFlow;
        IsOpen = isOpen;
        foreach (ref var entry in entries.AsSpan())
        {
            entry.Key.Parent = this;
            entry.Value.Parent = this;
        }
    }

    /// <summary>The entries in the order of the text, duplicates and <c>&lt;&lt;</c> included.</summary>
    public ReadOnlySpan<YamlEntry> Entries => entries;

    /// <summary>Whether it is written with braces.</summary>
    public bool IsFlow { get; }

    /// <summary>Whether more keys may be there than are written: a template action or a merge that cannot be resolved stands inside.</summary>
    public bool IsOpen { get; internal set; }

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

    /// <summary>Finds the entry of a key, looking through <c>&lt;&lt;</c> merges.</summary>
    /// <param name="key">The key as it reads; compared by ordinal.</param>
    /// <param name="entry">The entry where it stands: inside the anchor's mapping when it came by a merge.</param>
    /// <returns>Whether the key is there.</returns>
    public bool TryGetEntry(string key, out YamlEntry entry) => TryGetEntry(key, MaxMergeDepth, out entry);

    private bool TryGetEntry(string key, int depth, out YamlEntry entry)
    {
        var hasMerge = false;
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            if (entries[i].Key.Resolve() is YamlScalar scalar)
            {
                if (scalar.Value == key)
                {
                    entry = entries[i];
                    return true;
                }

                hasMerge |= IsMerge(scalar);
            }
        }

        if (hasMerge && depth > 0)
        {
            foreach (var candidate in entries)
            {
                if (candidate.Key is YamlScalar scalar && IsMerge(scalar) && TryGetMerged(candidate.Value.Resolve(), key, depth - 1, out entry))
                {
                    return true;
                }
            }
        }

        entry = default;
        return false;
    }

    private static bool TryGetMerged(YamlNode source, string key, int depth, out YamlEntry entry)
    {
        if (source is YamlMapping mapping)
        {
            return mapping.TryGetEntry(key, depth, out entry);
        }

        if (source is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                if (item.Resolve() is YamlMapping part && part.TryGetEntry(key, depth, out entry))
                {
                    return true;
                }
            }
        }

        entry = default;
        return false;
    }

    private static bool IsMerge(YamlScalar key) => key.Style == YamlScalarStyle.Plain && key.Value == "<<";
}

/// <summary>A sequence, block or flow; a JSON array.</summary>
public sealed class YamlSequence : YamlNode
{
    private readonly YamlNode[] items;

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

    /// <summary>Whether it is written with brackets.</summary>
    public bool IsFlow { get; }
}
