using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.CSharp.Compilations;

/// <summary>Finds sources that nest so deeply that the compiler, which binds by recursion, would run out of stack.</summary>
internal static class SyntaxDepth
{
    /// <summary>Deeper than any code that people or generators write, and well within the smallest stack of a thread.</summary>
    private const int Limit = 500;

    /// <summary>Whether a tree is too deep. Long sums and long chains of calls are not deep: the compiler walks them without recursion.</summary>
    /// <param name="root">The root of the tree.</param>
    /// <returns>True beyond the limit.</returns>
    public static bool IsBeyondLimit(SyntaxNode root)
    {
        if (root.FullSpan.Length < Limit)
        {
            return false;
        }

        var pending = new Stack<(SyntaxNode Node, int Depth)>();
        pending.Push((root, 0));
        while (pending.Count > 0)
        {
            var (node, depth) = pending.Pop();
            if (depth > Limit)
            {
                return true;
            }

            var isChain = node is BinaryExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax;
            foreach (var child in node.ChildNodes())
            {
                pending.Push((child, isChain && IsContinuation(node, child) ? depth : depth + 1));
            }
        }

        return false;
    }

    private static bool IsContinuation(SyntaxNode node, SyntaxNode child) => node switch
    {
        BinaryExpressionSyntax binary => binary.Left == child,
        InvocationExpressionSyntax call => call.Expression == child,
        MemberAccessExpressionSyntax member => member.Expression == child,
        _ => false,
    };
}
