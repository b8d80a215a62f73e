namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>
/// Evaluates what can be known of an expression without running it. It is three-valued: what depends on a context is unknown
/// unless the caller knows it or an operand decides alone (<c>false &amp;&amp; x</c>).
/// </summary>
public static class ExpressionEvaluation
{
    /// <summary>The value of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="resolve">
    /// Asked first for every context, property, index, filter and call; null for what the caller does not know either.
    /// </param>
    /// <returns>The value; null when it is unknown, or when GitHub would stop with an error.</returns>
    public static ExpressionValue? Evaluate(ExpressionNode node, Func<ExpressionNode, ExpressionValue?>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new ExpressionEvaluator(resolve).Evaluate(node).Value;
    }

    /// <summary>Whether a node counts as true. More often known than its value: <c>x &amp;&amp; ''</c> is never truthy.</summary>
    /// <param name="node">The node.</param>
    /// <param name="resolve">As for <see cref="Evaluate"/>.</param>
    /// <returns>True or false when it is known; null when it is not.</returns>
    public static bool? EvaluateCondition(ExpressionNode node, Func<ExpressionNode, ExpressionValue?>? resolve = null)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new ExpressionEvaluator(resolve).Evaluate(node).IsTruthy;
    }
}
