namespace OpsLead.Lint.Schemas.Kubernetes;

/// <summary>
/// The codes of the compact data. A file is Brotli over: the newest release (byte); the strings (count, each length and UTF-8); the
/// definitions (count, each length in bytes, then their bytes one after another); the kinds (count, each apiVersion, kind, definition, since, flags).
/// Numbers are LEB128 unless said otherwise. A definition is one node.
/// </summary>
internal enum SchemaCode : byte
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A definition: its index.</summary>
    Reference,

    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number without a fraction, of 32 bits.</summary>
    Int32,

    /// <summary>A number without a fraction, of 64 bits.</summary>
    Int64,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>A number without a fraction, or text.</summary>
    IntOrString,

    /// <summary>A quantity: text or a number.</summary>
    Quantity,

    /// <summary>A time as of RFC 3339.</summary>
    DateTime,

    /// <summary>Bytes in base64.</summary>
    Base64,

    /// <summary>One of several texts: their count and their strings.</summary>
    Enumeration,

    /// <summary>A list: the node of its items.</summary>
    Array,

    /// <summary>A mapping of any keys: the node of its values.</summary>
    Map,

    /// <summary>A mapping of known keys: their count; each name, flags (byte), since (byte, if flagged), node.</summary>
    Object,
}

/// <summary>What is said of a property of a <see cref="SchemaCode.Object"/>.</summary>
[Flags]
internal enum SchemaPropertyFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It must be there.</summary>
    Required = 1,

    /// <summary>The release that first has it follows.</summary>
    HasSince = 2,
}
