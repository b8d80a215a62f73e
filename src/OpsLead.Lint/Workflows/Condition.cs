using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows;

/// <summary>The condition of a job or a step, with or without <c>${{ }}</c> around it.</summary>
/// <param name="Scalar">The scalar of the <c>if</c>.</param>
/// <param name="Expression">Its expression; the spans count in the scalar's value.</param>
public sealed record Condition(YamlScalar Scalar, ExpressionSyntax Expression)
{
    /// <summary>Reads a condition.</summary>
    /// <param name="scalar">The scalar of an <c>if</c>, or null.</param>
    /// <returns>The condition; null when there is none, or when it is not one expression that parses.</returns>
    public static Condition? Read(YamlScalar? scalar)
    {
        if (scalar is null || scalar.Value.Length == 0)
        {
            return null;
        }

        var expression = ExpressionTemplate.HasMarker(scalar.Value) ? ExpressionTemplate.Parse(scalar.Value.TrimEnd()).SingleExpression : ExpressionSyntax.Parse(scalar.Value);
        return expression is { Errors.IsEmpty: true } ? new Condition(scalar, expression) : null;
    }

    /// <summary>Finds the first call of a function.</summary>
    /// <param name="name">The function's name; compared without case.</param>
    /// <returns>The call; null when there is none.</returns>
    public FunctionCallExpression? FindCall(string name)
    {
        FunctionCallExpression? found = null;
        Expression.Root.Walk(node =>
        {
            found ??= node is FunctionCallExpression call && call.IsCallOf(name) ? call : null;
            return found is null;
        });
        return found;
    }

    /// <summary>Whether some access begins with a path.</summary>
    /// <param name="path">The path, such as <c>needs</c> or <c>github.ref</c>; compared without case.</param>
    /// <returns>True when it reads the path or what is below it.</returns>
    public bool Reads(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var found = false;
        Expression.Root.Walk(node =>
        {
            if (node is NamedValueExpression or PropertyAccessExpression or IndexExpression or ObjectFilterExpression && node.GetContextPath() is { } read)
            {
                found |= read.StartsWith(path, StringComparison.OrdinalIgnoreCase) && (read.Length == path.Length || read[path.Length] is '.' or '_');
            }

            return !found;
        });
        return found;
    }

    /// <summary>Where characters of the expression stand in the file.</summary>
    /// <param name="node">A node of the expression.</param>
    /// <returns>The span in the file.</returns>
    public TextSpan GetFileSpan(ExpressionNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Scalar.GetSpan(node.Span.Start, node.Span.Length);
    }
}
