using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace OpsLead.Lint.Rules.CSharp.Hosting;

/// <summary>Whether a program mentions a name anywhere: what it mentions, in whatever way, it may do.</summary>
internal sealed class NameSearch
{
    private int count;

    private NameSearch()
    {
    }

    /// <summary>How often it is mentioned.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Whether it is mentioned at all.</summary>
    public bool IsFound => Count > 0;

    /// <summary>Looks at the names a compilation uses.</summary>
    /// <param name="start">The compilation.</param>
    /// <param name="matches">Whether a name is the one.</param>
    /// <returns>What is found when the compilation ends.</returns>
    public static NameSearch Register(CompilationStartAnalysisContext start, Func<string, bool> matches)
    {
        var search = new NameSearch();
        start.RegisterSyntaxNodeAction(
            node => search.Add(matches(((SimpleNameSyntax)node.Node).Identifier.ValueText)), SyntaxKind.IdentifierName, SyntaxKind.GenericName);
        return search;
    }

    /// <summary>Looks at the strings a compilation writes.</summary>
    /// <param name="start">The compilation.</param>
    /// <param name="matches">Whether a text is the one.</param>
    /// <returns>What is found when the compilation ends.</returns>
    public static NameSearch RegisterText(CompilationStartAnalysisContext start, Func<string, bool> matches)
    {
        var search = new NameSearch();
        start.RegisterSyntaxNodeAction(node => search.Add(matches(((LiteralExpressionSyntax)node.Node).Token.ValueText)), SyntaxKind.StringLiteralExpression);
        return search;
    }

    private void Add(bool isMatch)
    {
        if (isMatch)
        {
            Interlocked.Increment(ref count);
        }
    }
}
