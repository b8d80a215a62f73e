using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Yaml;

/// <summary>How a scalar is written.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes; the only style whose text may read as a number, boolean or null.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes; every JSON string.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>, line breaks kept.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, lines joined.</summary>
    Folded,
}

/// <summary>A scalar: its decoded value and, for each of its characters, the characters of the file it came from.</summary>
public sealed class YamlScalar : YamlNode
{
    private readonly SourceText text;
    private SourceMap? map;

    internal YamlScalar(SourceText text, string value, YamlScalarStyle style, TextSpan span)
        : base(span)
    {
        this.text = text;
        Value = value;
        Style = style;
    }

    /// <summary>The decoded value. Never null; empty for a value that is not written.</summary>
    public string Value { get; }

    /// <summary>How it is written.</summary>
    public YamlScalarStyle Style { get; }

    /// <summary>Whether it is a plain scalar that YAML 1.2 reads as null: nothing, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => Style == YamlScalarStyle.Plain && Tag is null && Value is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The way from the value's characters to the file's. Built when first asked for.</summary>
    public SourceMap Map => map ??= YamlSourceMap.Create(text, this);

    /// <summary>The characters between the quotes of a quoted scalar; the whole scalar otherwise.</summary>
    public TextSpan ContentSpan => Style is YamlScalarStyle.SingleQuoted or YamlScalarStyle.DoubleQuoted && Span.Length >= 2
        ? new TextSpan(Span.Start + 1, Span.Length - 2)
        : Span;

    /// <summary>The characters of the file that a stretch of the value came from.</summary>
    /// <param name="start">The index in <see cref="Value"/>.</param>
    /// <param name="length">How many of its code units.</param>
    /// <returns>The span in the file, from the first character's beginning to the last character's end.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The stretch reaches beyond the value.</exception>
    public TextSpan GetSpan(int start, int length) => Map.GetSpan(start, length);

    /// <summary>Reads the scalar as a boolean. Only a plain scalar without a tag, or one tagged <c>!!bool</c>, is one.</summary>
    /// <param name="value">The boolean; false when it is none.</param>
    /// <param name="schema">Which words are booleans.</param>
    /// <returns>Whether it is one.</returns>
    public bool TryGetBoolean(out bool value, YamlSchema schema = YamlSchema.Core)
    {
        value = false;
        return CanBe("!!bool") && YamlTypes.TryGetBoolean(Value, schema, out value);
    }

    /// <summary>Reads the scalar as an integer. Only a plain scalar without a tag, or one tagged <c>!!int</c>, is one.</summary>
    /// <param name="value">The integer; zero when it is none.</param>
    /// <param name="schema">Which notations are integers: in the core schema decimal, <c>0o</c> and <c>0x</c>.</param>
    /// <returns>Whether it is one that fits 64 bits.</returns>
    public bool TryGetInteger(out long value, YamlSchema schema = YamlSchema.Core)
    {
        value = 0;
        return CanBe("!!int") && YamlTypes.TryGetInteger(Value, schema, out value);
    }

    private bool CanBe(string tag) => Tag is null ? Style == YamlScalarStyle.Plain : Tag == tag;
}
