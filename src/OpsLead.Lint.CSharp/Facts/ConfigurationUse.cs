using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.CSharp.Facts;

/// <summary>What the code does when a value of the configuration is missing.</summary>
/// <param name="Default">What stands in; absent when nothing does.</param>
/// <param name="IsRequired">Whether the program fails without the value.</param>
internal readonly record struct ConfigurationUse(DocumentFact<string> Default, bool IsRequired)
{
    // Fallbacks of fallbacks: longer than anyone writes.
    private const int MaximumSteps = 16;

    /// <summary>Looks at what stands around a read.</summary>
    /// <param name="read">The read.</param>
    /// <param name="fallback">What the call itself is given for the default; null for none.</param>
    /// <param name="scope">The code.</param>
    /// <param name="texts">Resolves the default.</param>
    /// <returns>What is known.</returns>
    public static ConfigurationUse Read(ExpressionSyntax read, ExpressionSyntax? fallback, CodeScope scope, TextResolver texts)
    {
        if (fallback is not null)
        {
            return new ConfigurationUse(texts.ResolveSingle(fallback), IsRequired: false);
        }

        var none = new DocumentFact<string>(scope.GetDocument(read), Fact<string>.Absent(CodeScope.ToSpan(read)));
        ExpressionSyntax current = read;
        for (var step = 0; step < MaximumSteps; step++)
        {
            switch (current.Parent)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    current = parenthesized;
                    continue;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                    return new ConfigurationUse(none, IsRequired: true);
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == current:
                    return coalesce.Right is ThrowExpressionSyntax
                        ? new ConfigurationUse(none, IsRequired: true)
                        : new ConfigurationUse(texts.ResolveSingle(coalesce.Right), IsRequired: false);
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                    // 'int.Parse(null)' throws; so does 'new Uri(null)'.
                    return new ConfigurationUse(none, InvocationName.Find(call)?.Identifier.ValueText is "Parse" or "ThrowIfNullOrEmpty"
                        or "ThrowIfNullOrWhiteSpace");
                case ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Uri" } } }:
                    return new ConfigurationUse(none, IsRequired: true);
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return new ConfigurationUse(none, IsGuarded(variable));
                default:
                    return new ConfigurationUse(none, IsRequired: false);
            }
        }

        return new ConfigurationUse(none, IsRequired: false);
    }

    /// <summary>Whether a statement after a variable's declaration throws when the variable is null or empty.</summary>
    private static bool IsGuarded(VariableDeclaratorSyntax variable)
    {
        var name = variable.Identifier.ValueText;
        var statement = variable.FirstAncestorOrSelf<StatementSyntax>();
        IEnumerable<SyntaxNode> others = statement?.Parent switch
        {
            BlockSyntax block => block.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(static member =>
                member.Statement),
            _ => [],
        };
        return others.Any(other => other.SpanStart > variable.SpanStart && other switch
        {
            IfStatementSyntax branch => Throws(branch.Statement) && TestsForNothing(branch.Condition, name),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax argument },
                ..] } call } =>
                argument.Identifier.ValueText == name
                && InvocationName.Find(call)?.Identifier.ValueText is "ThrowIfNull" or "ThrowIfNullOrEmpty" or "ThrowIfNullOrWhiteSpace",
            _ => false,
        });
    }

    private static bool Throws(StatementSyntax statement) =>
        statement is ThrowStatementSyntax or BlockSyntax { Statements: [.., ThrowStatementSyntax] };

    private static bool TestsForNothing(ExpressionSyntax condition, string name) => condition switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax argument }] } call =>
            argument.Identifier.ValueText == name && InvocationName.Find(call)?.Identifier.ValueText is "IsNullOrEmpty" or "IsNullOrWhiteSpace",
        IsPatternExpressionSyntax { Expression: IdentifierNameSyntax tested,
            Pattern: ConstantPatternSyntax { Expression.RawKind: (int)SyntaxKind.NullLiteralExpression } } =>
            tested.Identifier.ValueText == name,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Left: IdentifierNameSyntax tested,
            Right.RawKind: (int)SyntaxKind.NullLiteralExpression } =>
            tested.Identifier.ValueText == name,
        _ => false,
    };
}
