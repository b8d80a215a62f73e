using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>
/// Loops until the stopping token is cancelled, and hands the token to the delays in the loop, which would otherwise hold the stop back.
/// A host expects a background service to end with the cancellation that such a delay throws.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HonorStoppingTokenFix)), Shared]
internal sealed class HonorStoppingTokenFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(HonorStoppingToken.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>(IsLoop) is { } loop && FindToken(loop) is { } token)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Loop until '{token}' is cancelled",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(loop, Fix(loop, token)))),
                        nameof(HonorStoppingTokenFix)),
                    diagnostic);
            }
        }
    }

    private static bool IsLoop(StatementSyntax statement) => statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax;

    /// <summary>The one token that the loop's method is given; without it there is nothing to ask.</summary>
    private static string? FindToken(StatementSyntax loop)
    {
        string? found = null;
        foreach (var parameter in loop.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ParameterList.Parameters ?? default)
        {
            if (parameter.Type is IdentifierNameSyntax { Identifier.ValueText: "CancellationToken" }
                or QualifiedNameSyntax { Right.Identifier.ValueText: "CancellationToken" })
            {
                if (found is not null)
                {
                    return null;
                }

                found = parameter.Identifier.Text;
            }
        }

        return found;
    }

    private static StatementSyntax Fix(StatementSyntax loop, string token)
    {
        var condition = SyntaxFactory.ParseExpression("!" + token + ".IsCancellationRequested");
        var waits = loop.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => IsUnattendedWait(call, loop));
        var patient = loop.ReplaceNodes(
            waits,
            (_, call) =>
            {
                var arguments = call.ArgumentList.Arguments.Add(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(token)));
                return call.WithArgumentList(call.ArgumentList.WithArguments(arguments.Count == 1 ? arguments : SpaceBeforeLast(arguments)));
            });
        return patient switch
        {
            WhileStatementSyntax statement => statement.WithCondition(condition.WithTriviaFrom(statement.Condition)),
            DoStatementSyntax statement => statement.WithCondition(condition.WithTriviaFrom(statement.Condition)),
            ForStatementSyntax { Condition: { } endless } statement => statement.WithCondition(condition.WithTriviaFrom(endless)),
            ForStatementSyntax statement => statement.WithCondition(condition.WithLeadingTrivia(SyntaxFactory.Space)),
            _ => patient,
        };
    }

    private static SeparatedSyntaxList<ArgumentSyntax> SpaceBeforeLast(SeparatedSyntaxList<ArgumentSyntax> arguments)
    {
        var last = arguments[arguments.Count - 1];
        var separated = arguments.Replace(last, last.WithLeadingTrivia(SyntaxFactory.Space));
        var separator = separated.GetSeparator(separated.Count - 2);
        return separated.ReplaceSeparator(separator, separator.WithTrailingTrivia());
    }

    /// <summary><c>Task.Delay(…)</c> and <c>WaitForNextTickAsync()</c> without a token, run by the loop itself.</summary>
    private static bool IsUnattendedWait(InvocationExpressionSyntax call, StatementSyntax loop)
    {
        var isWait = call.Expression is MemberAccessExpressionSyntax member && (member.Name.Identifier.ValueText, call.ArgumentList.Arguments.Count) switch
        {
            ("Delay", 1) => member.Expression is IdentifierNameSyntax { Identifier.ValueText: "Task" },
            ("WaitForNextTickAsync", 0) => true,
            _ => false,
        };
        return isWait
            && call.FirstAncestorOrSelf<SyntaxNode>(node => node == loop || node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) == loop;
    }
}
