using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

using OpsLead.Lint.Credentials;

namespace OpsLead.Lint.Rules.CSharp.Credentials;

/// <summary>Where the value of an expression goes, by the name it gets there.</summary>
internal readonly struct CredentialSink
{
    // A value passes through this many expressions at most on its way to a name.
    private const int MaximumSteps = 16;

    private CredentialSink(string? name, CredentialEvidence evidence, CredentialKind? kind = null)
    {
        Name = name;
        Evidence = evidence;
        Kind = kind ?? (name is null ? CredentialKind.None : CredentialName.Classify(name));
    }

    /// <summary>The name, null when the value goes nowhere that has one.</summary>
    public string? Name { get; }

    /// <summary>How the name is known to be that of a credential.</summary>
    public CredentialEvidence Evidence { get; }

    /// <summary>What the name promises.</summary>
    public CredentialKind Kind { get; }

    /// <summary>Follows a value outwards, through parentheses, <c>??</c>, <c>?:</c> and encodings, to the name it is given to.</summary>
    /// <param name="expression">An expression of a string.</param>
    /// <param name="model">Names the parameters of what can be bound; null spares the binding of a value that no parameter's name makes a credential.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The place; its name is null when there is none.</returns>
    public static CredentialSink Find(ExpressionSyntax expression, SemanticModel? model, CancellationToken cancellationToken)
    {
        SyntaxNode node = expression;
        for (var step = 0; step < MaximumSteps && node.Parent is { } parent; step++)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax
                    or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    node = parent;
                    continue;
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                    node = parent;
                    continue;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Right == node:
                    // 'configuration["Smtp:Password"] ?? "…"': the key it stands in for names it too.
                    if (GetKeyName(coalesce.Left) is { } key && CredentialName.Classify(key) != CredentialKind.None)
                    {
                        return new CredentialSink(key, CredentialEvidence.Handover);
                    }

                    node = parent;
                    continue;
                case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: InvocationExpressionSyntax invocation } } when IsEncoding(invocation):
                    node = invocation;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToCharArray" or "Trim", Parent: InvocationExpressionSyntax invocation }:
                    node = invocation;
                    continue;
                default:
                    return FromParent(node, parent, model, cancellationToken);
            }
        }

        return default;
    }

    /// <summary>The name an assignment's left side gives: <c>x.Password</c>, <c>builder["Password"]</c>, <c>Password</c>.</summary>
    /// <param name="expression">The left side.</param>
    /// <returns>Null when it has none.</returns>
    public static string? GetTargetName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax element => GetKey(element.ArgumentList),
        ImplicitElementAccessSyntax element => GetKey(element.ArgumentList),
        _ => null,
    };

    private static CredentialSink FromParent(SyntaxNode node, SyntaxNode parent, SemanticModel? model, CancellationToken cancellationToken) => parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => new(variable.Identifier.ValueText, CredentialEvidence.Declaration),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => new(property.Identifier.ValueText, CredentialEvidence.Declaration),
        EqualsValueClauseSyntax { Parent: ParameterSyntax parameter } => new(parameter.Identifier.ValueText, CredentialEvidence.Handover),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax property } => new(property.Identifier.ValueText, CredentialEvidence.Declaration),
        ArrowExpressionClauseSyntax { Parent: AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } } =>
            new(property.Identifier.ValueText, CredentialEvidence.Declaration),
        ReturnStatementSyntax { Parent.Parent: AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } } =>
            new(property.Identifier.ValueText, CredentialEvidence.Declaration),
        AssignmentExpressionSyntax assignment when assignment.Right == node =>
            new(GetTargetName(assignment.Left), GetEvidence(assignment)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
            new(GetTargetName(comparison.Left == node ? comparison.Right : comparison.Left), CredentialEvidence.Declaration),
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: { Count: 2 } pair } when pair[1] == node =>
            new(GetText(pair[0]), CredentialEvidence.Handover),
        ArgumentSyntax argument => FromArgument(argument, model, cancellationToken),
        AttributeArgumentSyntax argument => FromAttributeArgument(argument, model, cancellationToken),
        _ => default,
    };

    private static CredentialSink FromArgument(ArgumentSyntax argument, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (argument.Parent is not BaseArgumentListSyntax { Parent: { } call } list)
        {
            return default;
        }

        if (argument.NameColon is { } named)
        {
            return new CredentialSink(named.Name.Identifier.ValueText, CredentialEvidence.Handover);
        }

        var index = list.Arguments.IndexOf(argument);
        if (CredentialApis.FindArgument(call, index) is { } api)
        {
            return new CredentialSink(api, CredentialEvidence.Api, CredentialKind.Password);
        }

        // 'password.Equals("…")' asks the same as '=='.
        if (call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals" } equals } && index == 0)
        {
            return new CredentialSink(GetTargetName(equals.Expression), CredentialEvidence.Declaration);
        }

        // Constructors and methods that take a pair: 'UseSetting("Smtp:Password", "…")', 'new KeyValuePair<…>("password", "…")'.
        if (index == 1 && GetText(list.Arguments[0].Expression) is { } key && CredentialName.Classify(key) != CredentialKind.None)
        {
            return new CredentialSink(key, CredentialEvidence.Handover);
        }

        return new CredentialSink(GetParameter(call, index, model, cancellationToken), CredentialEvidence.Handover);
    }

    private static CredentialSink FromAttributeArgument(AttributeArgumentSyntax argument, SemanticModel? model, CancellationToken cancellationToken)
    {
        if (argument.NameEquals is { } property)
        {
            return new CredentialSink(property.Name.Identifier.ValueText, CredentialEvidence.Handover);
        }

        if (argument.NameColon is { } named)
        {
            return new CredentialSink(named.Name.Identifier.ValueText, CredentialEvidence.Handover);
        }

        return argument.Parent is AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list
            ? new CredentialSink(GetParameter(attribute, list.Arguments.IndexOf(argument), model, cancellationToken), CredentialEvidence.Handover)
            : default;
    }

    private static string? GetParameter(SyntaxNode call, int index, SemanticModel? model, CancellationToken cancellationToken) =>
        model?.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Parameters: var parameters } && index < parameters.Length
        && !parameters[index].IsParams
            ? parameters[index].Name
            : null;

    /// <summary>A plain name on the left is a variable of one's own, except in the initializer of an object.</summary>
    private static CredentialEvidence GetEvidence(AssignmentExpressionSyntax assignment) =>
        assignment.Left is IdentifierNameSyntax && assignment.Parent is not InitializerExpressionSyntax ? CredentialEvidence.Declaration
            : CredentialEvidence.Handover;

    /// <summary><c>Encoding.UTF8.GetBytes(…)</c> and <c>Convert.FromBase64String(…)</c> hand on what they are given.</summary>
    private static bool IsEncoding(InvocationExpressionSyntax invocation) =>
        invocation is { ArgumentList.Arguments.Count: 1,
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetBytes" or "FromBase64String" or "FromHexString" } };

    /// <summary>The key that is looked up: <c>configuration["X"]</c>, <c>Environment.GetEnvironmentVariable("X")</c>, <c>GetValue("X")</c>.</summary>
    private static string? GetKeyName(ExpressionSyntax expression) => expression switch
    {
        ElementAccessExpressionSyntax element => GetKey(element.ArgumentList),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => GetText(arguments[0].Expression),
        _ => GetTargetName(expression),
    };

    private static string? GetKey(BracketedArgumentListSyntax list) => list.Arguments.Count == 1 ? GetText(list.Arguments[0].Expression) : null;

    private static string? GetText(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;
}
