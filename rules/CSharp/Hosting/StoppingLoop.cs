using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Whether anything in an endless loop ends it when the host stops.</summary>
internal static class StoppingLoop
{
    /// <summary>Decides for one loop; whatever may end it in a way that cannot be seen counts as an end.</summary>
    /// <param name="loop">An endless loop.</param>
    /// <param name="method">The method it stands in.</param>
    /// <param name="token">The name of the stopping token there; null when the method is not given it.</param>
    /// <param name="model">Gives the types of what the loop uses.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>True when nothing ends it.</returns>
    public static bool IgnoresToken(StatementSyntax loop, MethodDeclarationSyntax method, string? token, SemanticModel model,
        CancellationToken cancellationToken)
    {
        foreach (var node in loop.DescendantNodes())
        {
            switch (node)
            {
                case BreakStatementSyntax when IsExit(node, loop, ofBreak: true):
                case ReturnStatementSyntax or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } when IsExit(node, loop, ofBreak: false):
                case GotoStatementSyntax:
                    return false;
                case IdentifierNameSyntax identifier when identifier.Identifier.ValueText == token:
                    if (!IsSwallowed(identifier, loop))
                    {
                        return false;
                    }

                    break;
                case IdentifierNameSyntax identifier when MaySignal(identifier, model, cancellationToken):
                    return false;
            }
        }

        return token is null || !IsHandedOn(loop, method, token);
    }

    /// <summary>Whether a jump leaves the loop, and not something inside it.</summary>
    private static bool IsExit(SyntaxNode jump, StatementSyntax loop, bool ofBreak)
    {
        for (var node = jump.Parent; node is not null && node != loop; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax
                || (ofBreak
                    && node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the cancellation that a use of the token throws is caught inside the loop, which then goes on. Asking <c>IsCancellationRequested</c> throws
    /// nothing.
    /// </summary>
    private static bool IsSwallowed(IdentifierNameSyntax use, StatementSyntax loop)
    {
        if (use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: not "ThrowIfCancellationRequested" })
        {
            return false;
        }

        SyntaxNode child = use;
        for (var node = use.Parent; node is not null && child != loop; child = node, node = node.Parent)
        {
            if (node is TryStatementSyntax attempt && attempt.Block == child && attempt.Catches.Any(Swallows))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Swallows(CatchClauseSyntax clause)
    {
        if (clause.Filter is not null)
        {
            return false;
        }

        var type = clause.Declaration?.Type switch
        {
            null => "Exception",
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
            _ => "",
        };
        return type is "Exception" or "SystemException" or "OperationCanceledException"
            && !clause.Block.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax);
    }

    /// <summary>Whether something else than the stopping token may tell the loop of the end: another token, its source, the application's lifetime.</summary>
    private static bool MaySignal(IdentifierNameSyntax identifier, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetSymbolInfo(identifier, cancellationToken).Symbol;
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (symbol?.Name == "None")
        {
            // 'CancellationToken.None' never signals.
            return false;
        }

        if (type is not null && type.TypeKind != TypeKind.Error)
        {
            return type.Name is "CancellationToken" or "CancellationTokenSource" or "IHostApplicationLifetime" or "ManualResetEventSlim" or "ManualResetEvent";
        }

        if (symbol is IMethodSymbol or ITypeSymbol or INamespaceSymbol)
        {
            return false;
        }

        var name = identifier.Identifier.ValueText;
        return Mentions(name, "cancel") || Mentions(name, "stop") || Mentions(name, "shutdown") || Mentions(name, "lifetime") || Mentions(name, "cts");
    }

    /// <summary>Whether the method gives the token to something that may end the loop from outside: a linked source, a registration, a field.</summary>
    private static bool IsHandedOn(StatementSyntax loop, MethodDeclarationSyntax method, string token)
    {
        foreach (var node in method.DescendantNodes(node => node != loop))
        {
            if (node is not IdentifierNameSyntax use || use.Identifier.ValueText != token)
            {
                continue;
            }

            var awaited = use.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
                && GetName(call) is not ("Register" or "UnsafeRegister" or "CreateLinkedTokenSource")
                && IsAwaited(call);
            var asked = use.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" or "ThrowIfCancellationRequested" };
            if (!awaited && !asked)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAwaited(InvocationExpressionSyntax call)
    {
        SyntaxNode? node = call.Parent;
        while (node is MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            // 'await Task.Delay(…).ConfigureAwait(false)'.
            node = node.Parent;
        }

        return node is AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax;
    }

    private static string? GetName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool Mentions(string name, string word) => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
