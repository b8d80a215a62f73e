using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Whether code runs on a developer's machine only.</summary>
internal sealed class DevelopmentGuard
{
    private readonly List<TextSpan> debugRegions;

    /// <summary>Reads the directives of a file.</summary>
    /// <param name="root">The root of its tree.</param>
    public DevelopmentGuard(SyntaxNode root) => debugRegions = FindDebugRegions(root);

    /// <summary>Looks for an <c>if</c> or <c>?:</c> that asks for Development or a debugger, and for <c>#if DEBUG</c>.</summary>
    /// <param name="node">The code.</param>
    /// <returns>True when it stands in the branch of development.</returns>
    public bool IsGuarded(SyntaxNode node)
    {
        var child = node;
        for (var parent = node.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            var (condition, isThen) = parent switch
            {
                IfStatementSyntax branch when branch.Statement == child => (branch.Condition, true),
                IfStatementSyntax branch when branch.Else == child => (branch.Condition, false),
                ConditionalExpressionSyntax branch when branch.WhenTrue == child => (branch.Condition, true),
                ConditionalExpressionSyntax branch when branch.WhenFalse == child => (branch.Condition, false),
                _ => (null, false),
            };
            if (condition is not null && AsksForDevelopment(condition, out var isNegated) && isThen != isNegated)
            {
                return true;
            }
        }

        return debugRegions.Any(region => region.Contains(node.SpanStart));
    }

    private static bool AsksForDevelopment(ExpressionSyntax condition, out bool isNegated)
    {
        isNegated = condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression };
        foreach (var token in condition.DescendantTokens())
        {
            if (token.ValueText.IndexOf("Development", StringComparison.OrdinalIgnoreCase) >= 0
                || token.ValueText is "Debugger" or "IsDebug" or "Local" or "isLocal" or "IsLocal")
            {
                return true;
            }

            if (token.ValueText.IndexOf("Production", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                isNegated = !isNegated;
                return true;
            }
        }

        return false;
    }

    private static List<TextSpan> FindDebugRegions(SyntaxNode root)
    {
        var regions = new List<TextSpan>();
        var open = new Stack<(bool IsDebug, int Start)>();
        for (var directive = root.ContainsDirectives ? root.GetFirstDirective() : null; directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is IfDirectiveTriviaSyntax condition)
            {
                open.Push((condition.Condition is IdentifierNameSyntax { Identifier.ValueText: "DEBUG" }, directive.SpanStart));
            }
            else if (directive is ElifDirectiveTriviaSyntax or ElseDirectiveTriviaSyntax or EndIfDirectiveTriviaSyntax && open.Count > 0)
            {
                var (isDebug, start) = open.Pop();
                if (isDebug)
                {
                    regions.Add(TextSpan.FromBounds(start, directive.SpanStart));
                }

                if (directive is not EndIfDirectiveTriviaSyntax)
                {
                    open.Push((false, directive.SpanStart));
                }
            }
        }

        return regions;
    }
}
