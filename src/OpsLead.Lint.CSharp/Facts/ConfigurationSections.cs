using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Tells which section of the configuration an expression is.</summary>
/// <param name="scope">The code that is known.</param>
/// <param name="texts">Resolves the sections' names.</param>
internal sealed class ConfigurationSections(CodeScope scope, TextResolver texts)
{
    // Sections within sections, variables and calls: deeper than anyone writes.
    private const int MaximumDepth = 16;

    /// <summary>Whether a type is a configuration or a section of one.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <returns>True for <c>IConfiguration</c> and what implements it.</returns>
    public static bool IsConfiguration(ITypeSymbol? type) => type is not null && (IsContract(type) || type.AllInterfaces.Any(IsContract));

    /// <summary>Whether a type is a section, and not the whole configuration.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <returns>True for <c>IConfigurationSection</c>.</returns>
    public static bool IsSection(ITypeSymbol? type) => type is { Name: "IConfigurationSection" or "ConfigurationSection" };

    /// <summary>The keys of an expression.</summary>
    /// <param name="expression">An expression of such a type.</param>
    /// <returns>Empty text for the whole configuration, null for one that is not known; several for a parameter that several calls give.</returns>
    public IReadOnlyList<string?> GetPrefixes(ExpressionSyntax expression) => GetPrefixes(expression, 0);

    /// <summary>A key below a section.</summary>
    /// <param name="prefix">The section; empty for the whole configuration.</param>
    /// <param name="key">The key.</param>
    /// <returns>The whole key.</returns>
    public static string Combine(string prefix, string key) => prefix.Length == 0 ? key : key.Length == 0 ? prefix : prefix + ":" + key;

    private static bool IsContract(ITypeSymbol type) =>
        type.Name == "IConfiguration" && type.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Configuration";

    private static IReadOnlyList<string?> GetRoot(ITypeSymbol? type) => IsSection(type) ? [null] : [""];

    private IReadOnlyList<string?> GetPrefixes(ExpressionSyntax expression, int depth)
    {
        if (depth > MaximumDepth)
        {
            return [null];
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return GetPrefixes(parenthesized.Expression, depth + 1);
            case CastExpressionSyntax cast:
                return GetPrefixes(cast.Expression, depth + 1);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forgiven:
                return GetPrefixes(forgiven.Operand, depth + 1);
            case InvocationExpressionSyntax invocation:
                return GetPrefixesOfCall(invocation, depth);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return GetPrefixesOfSymbol(scope.FindSymbol(expression), depth);
            default:
                return [null];
        }
    }

    private IReadOnlyList<string?> GetPrefixesOfCall(InvocationExpressionSyntax invocation, int depth)
    {
        if (scope.FindSymbol(invocation) is not IMethodSymbol method || !Framework.IsFramework(method.ContainingAssembly))
        {
            return [null];
        }

        if (method.Name is not ("GetSection" or "GetRequiredSection"))
        {
            return method.Name is "Build" or "GetRequiredService" or "GetService" or "AddEnvironmentVariables" or "AddJsonFile"
                ? GetRoot(method.ReturnType) : [null];
        }

        if (invocation is not { Expression: MemberAccessExpressionSyntax member, ArgumentList.Arguments: [var name] })
        {
            return [null];
        }

        var prefixes = new List<string?>();
        foreach (var prefix in GetPrefixes(member.Expression, depth + 1))
        {
            foreach (var key in texts.Resolve(name.Expression))
            {
                prefixes.Add(prefix is not null && key.IsKnown ? Combine(prefix, key.Value) : null);
            }
        }

        return prefixes;
    }

    private IReadOnlyList<string?> GetPrefixesOfSymbol(ISymbol? symbol, int depth)
    {
        switch (symbol)
        {
            case ILocalSymbol local:
                return SingleValue.Find(local) is { } value ? GetPrefixes(value, depth + 1) : [null];
            case IParameterSymbol parameter:
                return GetPrefixesOfParameter(parameter, depth);
            case IPropertySymbol property when Framework.IsFramework(property.ContainingAssembly):
                return GetRoot(property.Type);
            case IPropertySymbol or IFieldSymbol:
                return GetPrefixesOfMember(symbol, depth);
            default:
                return [null];
        }
    }

    /// <summary>What a method is given; a constructor, a delegate and a method that the framework calls get the whole configuration.</summary>
    private IReadOnlyList<string?> GetPrefixesOfParameter(IParameterSymbol parameter, int depth)
    {
        var prefixes = new List<string?>();
        if (parameter.ContainingSymbol is IMethodSymbol method)
        {
            foreach (var (call, called) in scope.FindCalls(method))
            {
                prefixes.AddRange(CodeScope.FindArgument(call, called, parameter.Name) is { } argument ? GetPrefixes(argument, depth + 1) : [null]);
            }
        }

        return prefixes.Count == 0 ? GetRoot(parameter.Type) : [.. prefixes.Distinct(StringComparer.Ordinal)];
    }

    private IReadOnlyList<string?> GetPrefixesOfMember(ISymbol member, int depth)
    {
        if (member.DeclaringSyntaxReferences is not [var reference, ..]
            || reference.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return [null];
        }

        var values = new List<ExpressionSyntax>();
        switch (reference.GetSyntax())
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value }:
                values.Add(value);
                break;
            case PropertyDeclarationSyntax { ExpressionBody.Expression: { } body }:
                values.Add(body);
                break;
            case PropertyDeclarationSyntax { Initializer.Value: { } value }:
                values.Add(value);
                break;
        }

        foreach (var node in type.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: var left, Right: var right }
                && left is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                && ((left as MemberAccessExpressionSyntax)?.Name ?? (SimpleNameSyntax)left).Identifier.ValueText == member.Name)
            {
                values.Add(right);
            }
        }

        return values switch
        {
            [] => GetRoot(member is IFieldSymbol field ? field.Type : ((IPropertySymbol)member).Type),
            [var single] => GetPrefixes(single, depth + 1),
            _ => [null],
        };
    }
}
