using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Schemas;

/// <summary>How a value differs from its schema.</summary>
public enum SchemaViolationKind
{
    /// <summary>A key that the schema does not know. The span is the key's.</summary>
    UnknownProperty,

    /// <summary>A key that is missing. The span is that of the key whose mapping lacks it, or of that mapping's first key.</summary>
    MissingProperty,

    /// <summary>A value of another type. The span is the value's; the key's when nothing is written.</summary>
    WrongType,

    /// <summary>A value that is none of those enumerated, or not the constant.</summary>
    NotInEnumeration,

    /// <summary>Text that the pattern does not match.</summary>
    PatternMismatch,

    /// <summary>Text or a number that is not of the format.</summary>
    FormatMismatch,

    /// <summary>A number outside its bounds, or not a multiple.</summary>
    OutOfRange,

    /// <summary>Too many or too few characters, items or properties.</summary>
    WrongLength,

    /// <summary>Two equal items where each may stand once.</summary>
    DuplicateItem,

    /// <summary>A value where the schema allows none.</summary>
    NotAllowed,

    /// <summary>A value that fits none of several alternatives, or more than the one it may fit.</summary>
    NoAlternative,
}

/// <summary>One difference between a document and its schema, at the characters at fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Span">The characters: a key for what is about keys, else a value.</param>
/// <param name="Path">Where it stands, as people write it: <c>spec.containers[0].image</c>; the path of the mapping for a missing key. Empty for the root.</param>
/// <param name="Name">The key that is unknown or missing, or the value as it is written. Never null.</param>
/// <param name="Expected">What the schema asks for: types, values, a format, a bound. Never null; may be empty.</param>
/// <param name="Suggestion">The nearest name or value that would be right; null when nothing is near.</param>
/// <param name="Node">The key or value at fault; for a missing key the mapping that lacks it.</param>
public sealed record SchemaViolation(SchemaViolationKind Kind, TextSpan Span, string Path, string Name, string Expected, string? Suggestion, YamlNode Node)
{
    /// <summary>The Kubernetes minor release (31 for 1.31) that first has the property; 0 when none has it.</summary>
    public int AvailableSince { get; init; }

    /// <summary>The types of the schema at a <see cref="SchemaViolationKind.WrongType"/>.</summary>
    public SchemaTypes ExpectedTypes { get; init; }

    /// <summary>The type of the value at a <see cref="SchemaViolationKind.WrongType"/>.</summary>
    public SchemaTypes ActualType { get; init; }

    /// <summary>The name of the format at a <see cref="SchemaViolationKind.FormatMismatch"/>; empty otherwise.</summary>
    public string Format { get; init; } = "";
}
