using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>
/// Finds the endless loop of a background service that the host cannot stop: the process waits for its shutdown timeout and is killed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class HonorStoppingToken : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6003";

    private const string Title = "Honor the stopping token";
    private const string Message =
        "The loop in '{0}' goes on when the host asks it to stop. Loop until the stopping token is cancelled, and pass it on to what is awaited.";

    private static readonly DiagnosticDescriptor Rule =
        new(Id, Title, Message, "Reliability", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Precision = RulePrecision.High,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterSyntaxNodeAction(AnalyzeClass, SyntaxKind.ClassDeclaration);

    private static void AnalyzeClass(SyntaxNodeAnalysisContext context)
    {
        var declaration = (ClassDeclarationSyntax)context.Node;
        if (FindExecute(declaration) is not { } execute
            || context.ContainingSymbol is not INamedTypeSymbol type
            || !IsBackgroundService(type)
            || OverridesStop(type))
        {
            return;
        }

        var methods = new Dictionary<string, MethodDeclarationSyntax?>(StringComparer.Ordinal);
        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax method)
            {
                // Of overloads it is not known which one runs.
                methods[method.Identifier.ValueText] = methods.ContainsKey(method.Identifier.ValueText) ? null : method;
            }
        }

        var visited = new HashSet<string>(StringComparer.Ordinal) { execute.Identifier.ValueText };
        var pending = new Queue<(MethodDeclarationSyntax Method, string? Token)>();
        pending.Enqueue((execute, execute.ParameterList.Parameters[0].Identifier.ValueText));
        while (pending.Count > 0)
        {
            var (method, token) = pending.Dequeue();
            foreach (var node in method.DescendantNodes(static node => !IsEndless(node)))
            {
                if (IsEndless(node) && StoppingLoop.IgnoresToken((StatementSyntax)node, method, token, context.SemanticModel, context.CancellationToken))
                {
                    context.ReportDiagnostic(CreateDiagnostic(Rule, GetLocation((StatementSyntax)node), method.Identifier.ValueText));
                }
                else if (node is InvocationExpressionSyntax invocation && GetOwnMethod(invocation) is { } name
                    && methods.TryGetValue(name, out var called) && called is not null && visited.Add(name)
                    && TryGetTokenParameter(invocation, called, token, out var parameter))
                {
                    pending.Enqueue((called, parameter));
                }
            }
        }
    }

    private static MethodDeclarationSyntax? FindExecute(ClassDeclarationSyntax declaration)
    {
        if (declaration.BaseList is null)
        {
            return null;
        }

        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax { Identifier.ValueText: "ExecuteAsync", ParameterList.Parameters.Count: 1 } method
                && method.Modifiers.Any(SyntaxKind.OverrideKeyword))
            {
                return method;
            }
        }

        return null;
    }

    private static bool IsBackgroundService(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (Framework.IsType(current, "Microsoft.Extensions.Hosting", "BackgroundService"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A service with a StopAsync of its own may end its loop there in a way that cannot be seen here.</summary>
    private static bool OverridesStop(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers("StopAsync"))
        {
            if (member is IMethodSymbol { IsOverride: true })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEndless(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => IsTrue(loop.Condition),
        DoStatementSyntax loop => IsTrue(loop.Condition),
        ForStatementSyntax loop => loop.Condition is null || IsTrue(loop.Condition),
        _ => false,
    };

    private static bool IsTrue(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsTrue(parenthesized.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand.RawKind: (int)SyntaxKind.FalseLiteralExpression } => true,
        _ => condition.IsKind(SyntaxKind.TrueLiteralExpression),
    };

    private static Location GetLocation(StatementSyntax loop) => loop switch
    {
        WhileStatementSyntax endless => endless.Condition.GetLocation(),
        DoStatementSyntax endless => endless.Condition.GetLocation(),
        ForStatementSyntax { Condition: { } condition } => condition.GetLocation(),
        ForStatementSyntax endless => Location.Create(
            endless.SyntaxTree,
            Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(endless.ForKeyword.SpanStart, endless.CloseParenToken.Span.End)),
        _ => loop.GetLocation(),
    };

    private static string? GetOwnMethod(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } member => member.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Which parameter of a called method is the token: none when it is not handed over, unknown when something made of it is.</summary>
    private static bool TryGetTokenParameter(InvocationExpressionSyntax invocation, MethodDeclarationSyntax called, string? token, out string? parameter)
    {
        parameter = null;
        var arguments = invocation.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count && token is not null; i++)
        {
            if (arguments[i].Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && name == token)
            {
                parameter = arguments[i].NameColon?.Name.Identifier.ValueText
                    ?? (i < called.ParameterList.Parameters.Count ? called.ParameterList.Parameters[i].Identifier.ValueText : null);
                return parameter is not null;
            }

            if (arguments[i].DescendantTokens().Any(part => part.ValueText == token))
            {
                return false;
            }
        }

        return true;
    }
}
