using System.Diagnostics.CodeAnalysis;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Toml;

/// <summary>A value of a TOML file.</summary>
public abstract class TomlNode
{
    private protected TomlNode(TextSpan span) => Span = span;

    /// <summary>The characters it is written with; of a table its header, or its braces.</summary>
    public TextSpan Span { get; }
}

/// <summary>What kind of scalar a value is.</summary>
public enum TomlScalarKind
{
    /// <summary>A string, of whichever quotes.</summary>
    String,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a fraction or an exponent, <c>inf</c> or <c>nan</c>.</summary>
    Float,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A date, a time or both.</summary>
    DateTime,
}

/// <summary>A string, a number, a Boolean or a date.</summary>
public sealed class TomlScalar : TomlNode
{
    internal TomlScalar(TextSpan span, TomlScalarKind kind, string value)
        : base(span)
    {
        Kind = kind;
        Value = value;
    }

    /// <summary>What kind of value it is.</summary>
    public TomlScalarKind Kind { get; }

    /// <summary>The text of a string without quotes and with its escapes resolved; anything else as it is written.</summary>
    public string Value { get; }
}

/// <summary>A list in brackets, or the tables that are written one by one under <c>[[name]]</c>.</summary>
public sealed class TomlArray : TomlNode
{
    private readonly List<TomlNode> items = [];

    internal TomlArray(TextSpan span, bool isOfTables)
        : base(span) => IsOfTables = isOfTables;

    /// <summary>The items in their order.</summary>
    public IReadOnlyList<TomlNode> Items => items;

    internal bool IsOfTables { get; }

    internal void Add(TomlNode item) => items.Add(item);
}

/// <summary>A table: the keys under a header, of dotted keys, or in braces.</summary>
public sealed class TomlTable : TomlNode
{
    private readonly List<TomlEntry> entries = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    internal TomlTable(TextSpan span, bool isClosed)
        : base(span) => IsClosed = isClosed;

    /// <summary>The keys with their values, in the order of the text.</summary>
    public IReadOnlyList<TomlEntry> Entries => entries;

    // A table in braces takes no keys from elsewhere.
    internal bool IsClosed { get; }

    // A header may stand once; a table that only a longer header or a dotted key names may get its own later.
    internal bool IsDefined { get; set; }

    /// <summary>Finds a value.</summary>
    /// <param name="key">The key; compared by ordinal.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetValue(string key, [NotNullWhen(true)] out TomlNode? value)
    {
        value = indexes.TryGetValue(key, out var index) ? entries[index].Value : null;
        return value is not null;
    }

    internal bool TryAdd(string key, TextSpan span, TomlNode value)
    {
        if (!indexes.TryAdd(key, entries.Count))
        {
            return false;
        }

        entries.Add(new TomlEntry(key, span, value));
        return true;
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key, without quotes.</param>
/// <param name="KeySpan">Where it is written.</param>
/// <param name="Value">The value.</param>
public sealed record TomlEntry(string Key, TextSpan KeySpan, TomlNode Value);
