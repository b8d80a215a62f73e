using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.Generators;

/// <summary>One rule as its source declares it.</summary>
/// <param name="ClassName">The class's name.</param>
/// <param name="QualifiedName">The class's name with its namespace, as C# code anywhere can write it.</param>
/// <param name="BaseClass">The base class of a language that it derives from, directly or not.</param>
/// <param name="Id">The id in its descriptor; null when none can be read.</param>
/// <param name="IsSealed">Whether nothing can derive from it.</param>
/// <param name="IsCreatable">Whether it has a constructor without parameters that the catalogue may call.</param>
/// <param name="Place">The class's name in the source.</param>
internal sealed record RuleDeclaration(string ClassName, string QualifiedName, string BaseClass, string? Id, bool IsSealed, bool IsCreatable, SourcePlace Place)
{
    private const string DescriptorProperty = "Descriptor";

    /// <summary>Whether a node may declare a rule; looks at syntax alone, for every node of every keystroke.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) =>
        node is ClassDeclarationSyntax { BaseList: not null } declaration && !declaration.Modifiers.Any(SyntaxKind.AbstractKeyword);

    /// <summary>Reads a rule from its class.</summary>
    /// <returns>The rule; null for a class that is none.</returns>
    public static RuleDeclaration? Create(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellationToken) is not { IsAbstract: false } type
            || FindBaseClass(type) is not { } baseClass)
        {
            return null;
        }

        return new RuleDeclaration(
            type.Name,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            baseClass,
            FindId(declaration, context.SemanticModel, cancellationToken),
            type.IsSealed,
            !type.IsGenericType && type.InstanceConstructors.Any(static constructor =>
                constructor.Parameters.IsEmpty
                    && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal),
            SourcePlace.Create(declaration.Identifier));
    }

    private static string? FindBaseClass(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (RuleFolder.IsBaseClass(current.Name))
            {
                return current.Name;
            }
        }

        return null;
    }

    private static string? FindId(ClassDeclarationSyntax declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var member in declaration.Members)
        {
            if (member is PropertyDeclarationSyntax { Identifier.ValueText: DescriptorProperty } property)
            {
                var value = property.Initializer?.Value ?? property.ExpressionBody?.Expression;
                return value is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments }
                    && FindIdArgument(arguments) is { } argument
                    && model.GetConstantValue(argument.Expression, cancellationToken) is { HasValue: true, Value: string id }
                        ? id
                        : null;
            }
        }

        return null;
    }

    private static ArgumentSyntax? FindIdArgument(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: "id" })
            {
                return argument;
            }
        }

        return arguments.Count > 0 && arguments[0].NameColon is null ? arguments[0] : null;
    }
}
