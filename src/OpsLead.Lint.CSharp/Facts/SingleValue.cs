using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>Finds the one expression that gives a variable its value.</summary>
internal static class SingleValue
{
    /// <summary>Looks at a variable's declaration and, for a local one, at what else is done to it.</summary>
    /// <param name="symbol">A local variable, a field or a property.</param>
    /// <returns>Null when it is declared elsewhere than in source, has no value there, or may get another.</returns>
    public static ExpressionSyntax? Find(ISymbol? symbol)
    {
        if (symbol is not { DeclaringSyntaxReferences: [var reference] })
        {
            return null;
        }

        switch (symbol, reference.GetSyntax())
        {
            case (ILocalSymbol, VariableDeclaratorSyntax { Initializer.Value: { } value } declarator) when !IsAssigned(declarator, symbol.Name):
                return value;
            case (IFieldSymbol { IsReadOnly: true, IsStatic: true } field, VariableDeclaratorSyntax { Initializer.Value: { } value })
                when !field.ContainingType.StaticConstructors.Any(static constructor => !constructor.IsImplicitlyDeclared):
                return value;
            case (IPropertySymbol { IsStatic: true, SetMethod: null }, PropertyDeclarationSyntax { ExpressionBody.Expression: { } body }):
                return body;
            case (IPropertySymbol { IsStatic: true, SetMethod: null }, PropertyDeclarationSyntax { Initializer.Value: { } value }):
                return value;
            default:
                return null;
        }
    }

    private static bool IsAssigned(VariableDeclaratorSyntax declarator, string name)
    {
        var scope = (SyntaxNode?)declarator.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? declarator.SyntaxTree.GetRoot();
        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && IsChanged(identifier))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChanged(IdentifierNameSyntax identifier) => identifier.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == identifier,
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } => true,
        PostfixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } or PrefixUnaryExpressionSyntax { OperatorToken.Text: "++" or "--" } => true,
        _ => false,
    };
}
