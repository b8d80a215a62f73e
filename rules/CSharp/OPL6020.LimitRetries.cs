using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpsLead.Lint.Rules.CSharp.Hosting;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp;

/// <summary>Finds loops that try again for ever, most of all those that do not even wait.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LimitRetries : CSharpRule
{
    /// <summary>The rule's id, which its code fix answers to.</summary>
    public const string Id = "OPL6020";

    private const string Title = "Limit retries";
    private const string Message = "'{0}' retries a lasting failure at once and for ever. Limit the attempts, and wait longer after each.";

    private static readonly DiagnosticDescriptor Rule =
        new(
            Id,
            Title,
            Message,
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    private static readonly DiagnosticDescriptor Waiting =
        new(
            Id,
            Title,
            "'{0}' retries a lasting failure for ever. Limit the attempts, or end the loop with a cancellation token.",
            "Reliability",
            DiagnosticSeverity.Info,
            isEnabledByDefault: true,
            helpLinkUri: HelpLinkBase + Id + ".md");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(Id, Title, Message, RuleCategory.Reliability, RuleSeverity.Warning)
    {
        Precision = RulePrecision.Medium,
    };

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule, Waiting);

    /// <inheritdoc/>
    protected override void RegisterActions(AnalysisContext context) => context.RegisterSyntaxNodeAction(
        Analyze, SyntaxKind.WhileStatement, SyntaxKind.DoStatement, SyntaxKind.ForStatement);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var (body, keyword, isEndless) = context.Node switch
        {
            WhileStatementSyntax loop => (loop.Statement, loop.WhileKeyword, loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression)),
            DoStatementSyntax loop => (loop.Statement, loop.DoKeyword, loop.Condition.IsKind(SyntaxKind.TrueLiteralExpression)),
            ForStatementSyntax loop => (loop.Statement, loop.ForKeyword, loop.Condition is null && loop.Incrementors.Count == 0),
            _ => default,
        };
        if (!isEndless || body is not BlockSyntax block || FindAttempt(block) is not { } attempt
            || !Exits(attempt.Block, ofLoop: true) || attempt.Catches.All(static clause => EndsLoop(clause)) || TestAssembly.IsTest(context.Compilation))
        {
            return;
        }

        var waits = false;
        foreach (var node in block.DescendantNodes())
        {
            // A token ends the loop from outside; a count or a clock inside.
            if (node is IdentifierNameSyntax identifier
                && identifier.Identifier.ValueText.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0
                || node is IfStatementSyntax branch && branch.FirstAncestorOrSelf<CatchClauseSyntax>() is not null
                || node is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
                    or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression })
            {
                return;
            }

            waits |= node is InvocationExpressionSyntax call && IsWait(InvocationName.Find(call)?.Identifier.ValueText);
        }

        context.ReportDiagnostic(CreateDiagnostic(waits ? Waiting : Rule, keyword.GetLocation(), GetName(context)));
    }

    /// <summary>The one statement of the loop that attempts something: beside it the loop may only wait or log.</summary>
    private static TryStatementSyntax? FindAttempt(BlockSyntax block)
    {
        TryStatementSyntax? found = null;
        foreach (var statement in block.Statements)
        {
            if (statement is TryStatementSyntax attempt)
            {
                if (found is not null)
                {
                    return null;
                }

                found = attempt;
            }
            else if (Exits(statement, ofLoop: true))
            {
                return null;
            }
        }

        return found is { Catches.Count: > 0 } ? found : null;
    }

    private static bool IsWait(string? name) => name is not null
        && (name is "Delay" or "Sleep" || name.StartsWith("Wait", StringComparison.Ordinal)
            || name.IndexOf("Backoff", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a clause leaves the loop, or lets only some of the failures through to it.</summary>
    private static bool EndsLoop(CatchClauseSyntax clause) => clause.Filter is not null || Exits(clause.Block, ofLoop: true);

    private static bool Exits(SyntaxNode node, bool ofLoop)
    {
        foreach (var inner in node.DescendantNodesAndSelf(static part => part is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (inner is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax
                || (inner is YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement })
                || (ofLoop && inner is BreakStatementSyntax && IsOfOuterLoop(inner, node)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfOuterLoop(SyntaxNode jump, SyntaxNode root)
    {
        for (var node = jump.Parent; node is not null && node != root.Parent; node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax)
            {
                return false;
            }
        }

        return true;
    }

    private static string GetName(SyntaxNodeAnalysisContext context) => context.ContainingSymbol is { Name: { Length: > 0 } name }
        && name[0] != '<' ? name : "Program";
}
