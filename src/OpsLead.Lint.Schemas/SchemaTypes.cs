namespace OpsLead.Lint.Schemas;

/// <summary>The types of values that JSON Schema knows (draft 2020-12, section 4.2.1).</summary>
[Flags]
public enum SchemaTypes
{
    /// <summary>No type.</summary>
    None = 0,

    /// <summary>Null.</summary>
    Null = 1,

    /// <summary>True or false.</summary>
    Boolean = 2,

    /// <summary>A number without a fraction. Such a number is a <see cref="Number"/> as well.</summary>
    Integer = 4,

    /// <summary>Any number.</summary>
    Number = 8,

    /// <summary>Text.</summary>
    String = 16,

    /// <summary>A mapping.</summary>
    Object = 32,

    /// <summary>A sequence.</summary>
    Array = 64,

    /// <summary>Any type.</summary>
    Any = Null | Boolean | Integer | Number | String | Object | Array,
}
