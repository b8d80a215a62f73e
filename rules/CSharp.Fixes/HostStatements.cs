using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using OpsLead.Lint.Rules.CSharp.Operations;

namespace OpsLead.Lint.Rules.CSharp.Fixes;

/// <summary>Finds the statements of a file that make a web host and run it, and writes others beside them.</summary>
internal static class HostStatements
{
    /// <summary>The statement that makes the builder: <c>var builder = WebApplication.CreateBuilder(args);</c>.</summary>
    /// <param name="root">The file.</param>
    /// <returns>Null when the file has none.</returns>
    public static VariableDeclaratorSyntax? FindBuilder(SyntaxNode root) => FindVariable(root, static value =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax create }
        && create.ToString() is "WebApplication.CreateBuilder" or "WebApplication.CreateSlimBuilder");

    /// <summary>The statement that makes the application: <c>var app = builder.Build();</c>.</summary>
    /// <param name="root">The file.</param>
    /// <returns>Null when the file has none.</returns>
    public static VariableDeclaratorSyntax? FindApplication(SyntaxNode root) => FindVariable(root, static value =>
        value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" },
            ArgumentList.Arguments.Count: 0 });

    /// <summary>The statement that runs the application.</summary>
    /// <param name="root">The file.</param>
    /// <param name="application">The application's variable.</param>
    /// <returns>Null when the file has none.</returns>
    public static StatementSyntax? FindRun(SyntaxNode root, VariableDeclaratorSyntax application)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } call
                && receiver.Identifier.ValueText == application.Identifier.ValueText
                && InvocationName.Find(call)?.Identifier.ValueText is "Run" or "RunAsync"
                && call.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement)
            {
                return statement;
            }
        }

        return null;
    }

    /// <summary>Writes a statement behind another, on a line of its own where the other has one.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="anchor">A node of the other statement.</param>
    /// <param name="code">The statement.</param>
    /// <returns>The change; null when the node stands in no statement.</returns>
    public static TextChange? InsertAfter(SourceText text, SyntaxNode anchor, string code) =>
        anchor.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            ? new TextChange(new TextSpan(statement.Span.End, 0), GetSeparator(text, statement.SpanStart) + code)
            : null;

    /// <summary>Writes a statement before another, on a line of its own where the other has one.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="statement">The other statement.</param>
    /// <param name="code">The statement.</param>
    /// <returns>The change.</returns>
    public static TextChange InsertBefore(SourceText text, StatementSyntax statement, string code) =>
        new(new TextSpan(statement.SpanStart, 0), code + GetSeparator(text, statement.SpanStart));

    /// <summary>What stands between a statement and the next: a line break with the same indentation, or a space where they share a line.</summary>
    private static string GetSeparator(SourceText text, int start)
    {
        var line = text.Lines.GetLineFromPosition(start);
        var indentation = text.ToString(TextSpan.FromBounds(line.Start, start));
        return string.IsNullOrWhiteSpace(indentation) ? "\n" + indentation : " ";
    }

    private static VariableDeclaratorSyntax? FindVariable(SyntaxNode root, Func<ExpressionSyntax, bool> matches)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: LocalDeclarationStatementSyntax } variable && matches(value))
            {
                return variable;
            }
        }

        return null;
    }
}
