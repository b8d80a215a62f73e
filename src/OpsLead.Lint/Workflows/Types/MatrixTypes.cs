using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>The type of <c>matrix</c> in a job.</summary>
internal static class MatrixTypes
{
    public static ExpressionType Get(Job job, WorkflowTypes types)
    {
        if (!job.Mapping.TryGetValue("strategy", out var strategyNode))
        {
            return job.Mapping.IsOpen ? ObjectType.Open : ObjectType.Empty;
        }

        if (strategyNode.Resolve() is not YamlMapping strategy)
        {
            return ObjectType.Open;
        }

        if (!strategy.TryGetValue("matrix", out var matrixNode))
        {
            return strategy.IsOpen ? ObjectType.Open : ObjectType.Empty;
        }

        return matrixNode.Resolve() is YamlMapping { IsOpen: false } matrix ? GetRows(matrix, job, types) : FromExpression(matrixNode, job, types);
    }

    private static ObjectType GetRows(YamlMapping matrix, Job job, WorkflowTypes types)
    {
        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        var isClosed = true;
        foreach (ref readonly var entry in matrix.Entries)
        {
            if (entry.Key is not YamlScalar key || key.Value is "include" or "exclude")
            {
                continue;
            }

            isClosed &= !Syntax.Expressions.ExpressionTemplate.HasMarker(key.Value);
            properties.TryAdd(key.Value, types.GetValueType(entry.Value, job) is ArrayType row ? row.Element : ExpressionType.Any);
        }

        if (matrix.TryGetValue("include", out var include))
        {
            isClosed &= include.Resolve() is YamlSequence added && AddIncluded(added, job, types, properties);
        }

        return new ObjectType(properties, isClosed ? null : ExpressionType.Any);
    }

    private static bool AddIncluded(YamlSequence added, Job job, WorkflowTypes types, Dictionary<string, ExpressionType> properties)
    {
        foreach (var item in added.Items)
        {
            if (types.GetValueType(item, job) is not ObjectType { IsClosed: true } combination)
            {
                return false;
            }

            foreach (var (name, type) in combination.Properties)
            {
                properties[name] = properties.TryGetValue(name, out var known) ? known.Merge(type) : type;
            }
        }

        return true;
    }

    // A matrix that an expression gives is known when the expression is constant JSON.
    private static ObjectType FromExpression(YamlNode node, Job job, WorkflowTypes types)
    {
        if (types.GetValueType(node, job) is not ObjectType { IsClosed: true, MayBeArray: false, Source: ObjectSource.None } matrix || matrix.Properties.Count == 0)
        {
            return ObjectType.Open;
        }

        var properties = new Dictionary<string, ExpressionType>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, type) in matrix.Properties)
        {
            if (name is "include")
            {
                if (type is not ArrayType { Element: ObjectType { IsClosed: true } combination })
                {
                    return ObjectType.Open;
                }

                foreach (var (added, addedType) in combination.Properties)
                {
                    properties[added] = properties.TryGetValue(added, out var known) ? known.Merge(addedType) : addedType;
                }
            }
            else if (name is not "exclude")
            {
                var element = type is ArrayType row ? row.Element : ExpressionType.Any;
                properties[name] = properties.TryGetValue(name, out var known) ? known.Merge(element) : element;
            }
        }

        return new ObjectType(properties);
    }
}
