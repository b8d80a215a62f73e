using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>A property that the configuration's binder sets.</summary>
/// <param name="Symbol">The property.</param>
/// <param name="Path">Its key below the section, with the properties it is nested in.</param>
/// <param name="IsCollection">Whether it holds a list or a dictionary, whose keys nobody lists.</param>
internal readonly record struct OptionsProperty(IPropertySymbol Symbol, string Path, bool IsCollection)
{
    /// <summary>Whether an attribute says that it has to be there.</summary>
    public bool IsMarkedRequired => Symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "RequiredAttribute");

    /// <summary>What the class itself sets; null for nothing, for <c>null!</c>, and for an empty list.</summary>
    public ExpressionSyntax? Initializer
    {
        get
        {
            var value = !IsCollection && Symbol.DeclaringSyntaxReferences is [var reference, ..] && reference.GetSyntax() is PropertyDeclarationSyntax property
                ? property.Initializer?.Value
                : null;
            var inner = value is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven ? forgiven.Operand
                : value;
            return inner is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } ? null
                : inner;
        }
    }
}

/// <summary>Lists the properties that the configuration's binder sets. Source: "Options pattern in .NET" and <c>ConfigurationBinder</c> of .NET 10.</summary>
internal static class OptionsProperties
{
    // Options within options; a class may hold itself.
    private const int MaximumDepth = 5;

    /// <summary>Lists the properties of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>Public properties that can be set, those of base classes and of nested options included.</returns>
    public static IEnumerable<OptionsProperty> Find(ITypeSymbol type) => Find(type, "", 0);

    private static IEnumerable<OptionsProperty> Find(ITypeSymbol type, string prefix, int depth)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is not IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false } property
                    || !names.Add(property.Name))
                {
                    continue;
                }

                var path = ConfigurationSections.Combine(prefix, GetKey(property));
                if (IsCollection(property.Type))
                {
                    yield return new OptionsProperty(property, path, IsCollection: true);
                }
                else if (IsSimple(property.Type))
                {
                    if (property.SetMethod is { DeclaredAccessibility: Accessibility.Public })
                    {
                        yield return new OptionsProperty(property, path, IsCollection: false);
                    }
                }
                else if (depth < MaximumDepth && property.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } nested)
                {
                    foreach (var inner in Find(nested, path, depth + 1))
                    {
                        yield return inner;
                    }
                }
            }
        }
    }

    private static string GetKey(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "ConfigurationKeyNameAttribute", ConstructorArguments: [{ Value: string name }] })
            {
                return name;
            }
        }

        return property.Name;
    }

    /// <summary>Whether a type is a list or a dictionary for the binder.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True for what can be enumerated, text aside.</returns>
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol
        || (type.SpecialType != SpecialType.System_String
            && (type.SpecialType == SpecialType.System_Collections_IEnumerable
                || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable)));

    /// <summary>Whether a type converter makes a type of one text.</summary>
    /// <param name="type">The type.</param>
    /// <returns>True for text, numbers and the like, and for a type that cannot be seen.</returns>
    public static bool IsSimple(ITypeSymbol type) => type is { TypeKind: TypeKind.Enum or TypeKind.Error }
        or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }
        || type.SpecialType != SpecialType.None
        || type.Name is "TimeSpan" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "Guid" or "Uri" or "Version" or "CultureInfo" or "Type";
}
