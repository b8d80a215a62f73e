using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpsLead.Lint.Rules.CSharp.Operations;

/// <summary>The name an invocation calls, as it is written.</summary>
internal static class InvocationName
{
    /// <summary>Finds the name: <c>Run</c> in <c>app.Run()</c>, <c>app?.Run()</c> and <c>Run()</c>.</summary>
    /// <param name="invocation">An invocation.</param>
    /// <returns>Null when what is called has no name.</returns>
    public static SimpleNameSyntax? Find(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name,
        MemberBindingExpressionSyntax member => member.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The call that is made on the result of another: <c>B</c> for <c>A</c> in <c>x.A().B()</c>.</summary>
    /// <param name="invocation">An invocation.</param>
    /// <returns>Null at the end of the chain.</returns>
    public static InvocationExpressionSyntax? FindNext(InvocationExpressionSyntax invocation) =>
        invocation.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member && member.Expression == invocation ? next : null;

    /// <summary>The call on whose result this one is made: <c>A</c> for <c>B</c> in <c>x.A().B()</c>.</summary>
    /// <param name="invocation">An invocation.</param>
    /// <returns>Null at the start of the chain.</returns>
    public static InvocationExpressionSyntax? FindPrevious(InvocationExpressionSyntax invocation) =>
        invocation.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax previous } ? previous : null;
}
