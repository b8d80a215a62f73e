using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows;

/// <summary>What the matrix of a job gives an expression.</summary>
public static class MatrixValues
{
    private const string Prefix = "matrix.";

    /// <summary>All texts that a scalar of one expression, with accesses of the matrix and constants joined by <c>||</c>, may take.</summary>
    /// <param name="job">The job.</param>
    /// <param name="text">The scalar's value.</param>
    /// <returns>The texts, each once, in the order of the matrix; null when they are not all written in the file.</returns>
    public static IReadOnlyList<string>? TryGetAll(Job job, string text)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(text);
        var template = ExpressionTemplate.Parse(text);
        if (template.Parts is not [{ Expression: { Errors.IsEmpty: true } expression }])
        {
            return null;
        }

        var values = new List<string>();
        return Add(job, expression.Root, values) ? values : null;
    }

    /// <summary>All values that a key of the matrix takes.</summary>
    /// <param name="job">The job.</param>
    /// <param name="key">The key; compared without case.</param>
    /// <returns>The scalars, in the order of the text; null when the matrix has no such key, or an expression decides.</returns>
    public static IReadOnlyList<YamlScalar>? TryGet(Job job, string key)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (!job.Mapping.TryGetMapping("strategy", out var strategy) || !strategy.TryGetMapping("matrix", out var matrix) || matrix.IsOpen)
        {
            return null;
        }

        var result = new List<YamlScalar>();
        var isFound = false;
        foreach (ref readonly var row in matrix.Entries)
        {
            if (row.Key is not YamlScalar name)
            {
                return null;
            }

            if (name.Value is "exclude")
            {
                continue;
            }

            if (name.Value is "include")
            {
                if (!AddIncluded(row.Value.Resolve(), key, result, ref isFound))
                {
                    return null;
                }
            }
            else if (name.Value.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                isFound = true;
                if (row.Value.Resolve() is not YamlSequence values || !AddAll(values, result))
                {
                    return null;
                }
            }
        }

        if (isFound && matrix.TryGetSequence("exclude", out var excluded))
        {
            Exclude(excluded, key, result);
        }

        return isFound ? result : null;
    }

    // An entry of this key alone takes the value out of every combination; with more keys it stays in some.
    private static void Exclude(YamlSequence excluded, string key, List<YamlScalar> result)
    {
        foreach (var item in excluded.Items)
        {
            if (item.Resolve() is YamlMapping { Entries: [{ Key: YamlScalar name, Value: var value }] } && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase) && value.Resolve() is YamlScalar scalar)
            {
                result.RemoveAll(kept => kept.Value == scalar.Value);
            }
        }
    }

    private static bool Add(Job job, ExpressionNode node, List<string> values)
    {
        switch (node)
        {
            case LiteralExpression literal:
                AddOnce(values, literal.Value.ToString());
                return true;
            case LogicalExpression { Operator: LogicalOperator.Or } or:
                return or.Operands.All(operand => Add(job, operand, values));
            default:
                if (node.GetContextPath() is not { } path || !path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) || TryGet(job, path[Prefix.Length..]) is not { } scalars)
                {
                    return false;
                }

                foreach (var scalar in scalars)
                {
                    AddOnce(values, scalar.Value);
                }

                return true;
        }
    }

    private static void AddOnce(List<string> values, string value)
    {
        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }

    private static bool AddIncluded(YamlNode node, string key, List<YamlScalar> result, ref bool isFound)
    {
        if (node is not YamlSequence included)
        {
            return false;
        }

        foreach (var item in included.Items)
        {
            if (item.Resolve() is not YamlMapping mapping || mapping.IsOpen)
            {
                return false;
            }

            foreach (ref readonly var entry in mapping.Entries)
            {
                if (entry.Key is YamlScalar name && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase))
                {
                    if (entry.Value.Resolve() is not YamlScalar scalar || scalar.Value.Contains("${{", StringComparison.Ordinal))
                    {
                        return false;
                    }

                    isFound = true;
                    result.Add(scalar);
                }
            }
        }

        return true;
    }

    private static bool AddAll(YamlSequence values, List<YamlScalar> result)
    {
        foreach (var item in values.Items)
        {
            if (item.Resolve() is not YamlScalar scalar || scalar.Value.Contains("${{", StringComparison.Ordinal))
            {
                return false;
            }

            result.Add(scalar);
        }

        return true;
    }
}
