namespace OpsLead.Lint.Dev.Schemas;

/// <summary>A type of a TypeScript declaration, as far as the packages of Kubernetes' models use the language.</summary>
internal abstract record TypeScriptType;

/// <summary>A type by its name: <c>string</c>, <c>number</c>, <c>any</c>, an interface.</summary>
/// <param name="Name">The name.</param>
internal sealed record NamedType(string Name) : TypeScriptType;

/// <summary>A text of its own.</summary>
/// <param name="Text">The text.</param>
internal sealed record LiteralType(string Text) : TypeScriptType;

/// <summary>A list.</summary>
/// <param name="Item">The type of its items.</param>
internal sealed record ArrayType(TypeScriptType Item) : TypeScriptType;

/// <summary>One of several types.</summary>
/// <param name="Members">The types.</param>
internal sealed record UnionType(IReadOnlyList<TypeScriptType> Members) : TypeScriptType;

/// <summary>A mapping.</summary>
/// <param name="Members">The known keys.</param>
/// <param name="Values">The type of the values of any other key; null when there is no index signature.</param>
internal sealed record ObjectType(IReadOnlyList<TypeScriptMember> Members, TypeScriptType? Values) : TypeScriptType;

/// <summary>A key of a mapping.</summary>
/// <param name="Name">The key.</param>
/// <param name="IsOptional">Whether it may be missing.</param>
/// <param name="Type">The type of its value.</param>
internal sealed record TypeScriptMember(string Name, bool IsOptional, TypeScriptType Type);
