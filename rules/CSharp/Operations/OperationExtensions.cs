using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpsLead.Lint.Rules.CSharp.Operations;

/// <summary>Questions that many rules ask of operations.</summary>
internal static class OperationExtensions
{
    /// <summary>What stands below conversions and parentheses.</summary>
    /// <param name="operation">Any operation.</param>
    /// <returns>The operation that gives the value.</returns>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The value that an invocation gives to a parameter.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="parameter">The parameter's name.</param>
    /// <returns>Null when the code leaves it to the default.</returns>
    public static IOperation? FindArgument(this IInvocationOperation invocation, string parameter)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value.Unwrap();
            }
        }

        return null;
    }

    /// <summary>The text of a constant.</summary>
    /// <param name="operation">Any operation; may be null.</param>
    /// <returns>Null when it is not known at compile time.</returns>
    public static string? GetText(this IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>Where the name of the called method is written.</summary>
    /// <param name="invocation">An invocation.</param>
    /// <returns>The name; the whole invocation when it has none.</returns>
    public static Location GetNameLocation(this IInvocationOperation invocation) =>
        invocation.Syntax is InvocationExpressionSyntax syntax && InvocationName.Find(syntax) is { } name
            ? Location.Create(syntax.SyntaxTree, name.Identifier.Span)
            : invocation.Syntax.GetLocation();

    /// <summary>Whether a method is declared by a type.</summary>
    /// <param name="method">A method.</param>
    /// <param name="type">A type's definition; null when the compilation does not have it.</param>
    /// <returns>False for a type that is not there.</returns>
    public static bool IsOf(this ISymbol method, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition, type);

    /// <summary>Whether a type is another or derives from it.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <param name="baseType">The class; null when the compilation does not have it.</param>
    /// <returns>False for a class that is not there.</returns>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? baseType)
    {
        for (var current = baseType is null ? null : type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, baseType))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is an interface or implements it.</summary>
    /// <param name="type">A type; may be null.</param>
    /// <param name="contract">The interface; null when the compilation does not have it.</param>
    /// <returns>False for an interface that is not there.</returns>
    public static bool IsOrImplements(this ITypeSymbol? type, INamedTypeSymbol? contract)
    {
        if (type is null || contract is null)
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, contract))
        {
            return true;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, contract))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operation stands in a lambda or local function of the method that contains it.</summary>
    /// <param name="operation">Any operation.</param>
    /// <returns>True when it may run at another time than the statements around it.</returns>
    public static bool IsInFunction(this IOperation operation)
    {
        for (var current = operation.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }
}
