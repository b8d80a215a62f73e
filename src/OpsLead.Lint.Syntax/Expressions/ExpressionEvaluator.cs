using System.Text;

namespace OpsLead.Lint.Syntax.Expressions;

/// <summary>What is known of a node: its value, or at least whether it is truthy.</summary>
internal readonly record struct ExpressionResult(ExpressionValue? Value, bool? IsTruthy)
{
    public static ExpressionResult Unknown => default;

    public static implicit operator ExpressionResult(ExpressionValue? value) => new(value, value?.IsTruthy);
}

internal sealed class ExpressionEvaluator(Func<ExpressionNode, ExpressionValue?>? resolve)
{
    // Nested calls of format and toJSON multiply their length: what exceeds this is left unknown.
    private int budget = 1 << 20;

    public ExpressionResult Evaluate(ExpressionNode node)
    {
        if (resolve is not null
            && node is NamedValueExpression or PropertyAccessExpression or IndexExpression or ObjectFilterExpression or FunctionCallExpression
            && resolve!(node) is { } resolved)
        {
            return resolved;
        }

        return node switch
        {
            LiteralExpression literal => literal.Value,
            NotExpression not => Evaluate(not.Operand).IsTruthy is { } truthy ? ExpressionValue.FromBoolean(!truthy) : ExpressionResult.Unknown,
            LogicalExpression logical => EvaluateLogical(logical),
            ComparisonExpression comparison => EvaluateComparison(comparison),
            PropertyAccessExpression access => Evaluate(access.Target).Value?.GetItem(ExpressionValue.FromString(access.Name)),
            IndexExpression index => Evaluate(index.Target).Value is { } target && Evaluate(index.Index).Value is { } key ? target.GetItem(key) : null,
            ObjectFilterExpression filter => Evaluate(filter.Target).Value?.GetAllItems(),
            FunctionCallExpression call => EvaluateCall(call),
            _ => ExpressionResult.Unknown,
        };
    }

    private ExpressionResult EvaluateLogical(LogicalExpression logical)
    {
        var decides = logical.Operator == LogicalOperator.Or;
        var isKnown = true;
        var last = ExpressionResult.Unknown;
        foreach (var operand in logical.Operands)
        {
            last = Evaluate(operand);
            if (last.IsTruthy == decides)
            {
                // It, or an unknown operand before it that decides just so.
                return isKnown ? last : new ExpressionResult(null, decides);
            }

            isKnown &= last.IsTruthy is not null;
        }

        return isKnown ? last : ExpressionResult.Unknown;
    }

    private ExpressionResult EvaluateComparison(ComparisonExpression comparison)
    {
        if (Evaluate(comparison.Left).Value is not { } left || Evaluate(comparison.Right).Value is not { } right)
        {
            return ExpressionResult.Unknown;
        }

        return ExpressionValue.FromBoolean(comparison.Operator switch
        {
            ComparisonOperator.Equal => left.LooselyEquals(right),
            ComparisonOperator.NotEqual => !left.LooselyEquals(right),
            ComparisonOperator.LessThan => right.IsGreaterThan(left),
            ComparisonOperator.LessThanOrEqual => right.IsGreaterThan(left) || left.LooselyEquals(right),
            ComparisonOperator.GreaterThan => left.IsGreaterThan(right),
            _ => left.IsGreaterThan(right) || left.LooselyEquals(right),
        });
    }

    private ExpressionResult EvaluateCall(FunctionCallExpression call)
    {
        if (ExpressionFunctions.Find(ExpressionFunctions.WellKnown, call.Name) is not { } function
            || call.Arguments.Length < function.MinParameters || call.Arguments.Length > function.MaxParameters)
        {
            return ExpressionResult.Unknown;
        }

        if (function.Name == "case")
        {
            return EvaluateCase(call);
        }

        var arguments = new ExpressionValue[call.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (Evaluate(call.Arguments[i]).Value is not { } argument)
            {
                return ExpressionResult.Unknown;
            }

            arguments[i] = argument;
        }

        return function.Name switch
        {
            "contains" => Contains(arguments[0], arguments[1]),
            "startsWith" => Compare(arguments, static (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase)),
            "endsWith" => Compare(arguments, static (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase)),
            "format" => Format(arguments),
            "join" => Join(arguments[0], arguments.Length > 1 ? arguments[1] : null),
            "toJSON" => ToJson(arguments[0]),
            _ => FromJson(arguments[0]),
        };
    }

    private static ExpressionResult Compare(ExpressionValue[] arguments, Func<string, string, bool> compare) => ExpressionValue.FromBoolean(
        arguments[0].IsPrimitive && arguments[1].IsPrimitive && compare(arguments[0].ToString(), arguments[1].ToString()));

    private ExpressionResult EvaluateCase(FunctionCallExpression call)
    {
        if (call.Arguments.Length % 2 == 0)
        {
            return ExpressionResult.Unknown;
        }

        for (var i = 0; i + 1 < call.Arguments.Length; i += 2)
        {
            // A predicate of another kind stops the run.
            if (Evaluate(call.Arguments[i]).Value is not { Kind: ExpressionValueKind.Boolean } predicate)
            {
                return ExpressionResult.Unknown;
            }

            if (predicate.IsTruthy)
            {
                return Evaluate(call.Arguments[i + 1]);
            }
        }

        return Evaluate(call.Arguments[^1]);
    }

    private ExpressionResult Contains(ExpressionValue search, ExpressionValue item)
    {
        if (search.Kind == ExpressionValueKind.Array)
        {
            foreach (var element in search.Items)
            {
                if (element.LooselyEquals(item))
                {
                    return ExpressionValue.True;
                }
            }

            return ExpressionValue.False;
        }

        if (!search.IsPrimitive || !item.IsPrimitive)
        {
            return ExpressionValue.False;
        }

        // The search compares each place anew, at worst the product of both lengths.
        var (text, part) = (search.ToString(), item.ToString());
        return Spend((long)text.Length * part.Length / 1024)
            ? ExpressionValue.FromBoolean(text.Contains(part, StringComparison.OrdinalIgnoreCase))
            : null;
    }

    private ExpressionResult Format(ExpressionValue[] arguments)
    {
        var builder = new StringBuilder();
        var error = ExpressionFormatString.Apply(arguments[0].ToString(), arguments.Length - 1, arguments.AsSpan(1), builder, budget);
        return error is null ? Finish(builder) : null;
    }

    private ExpressionResult Join(ExpressionValue items, ExpressionValue? separator)
    {
        if (items.Kind != ExpressionValueKind.Array)
        {
            return ExpressionValue.FromString(items.IsPrimitive ? items.ToString() : "");
        }

        var between = separator is null ? "," : separator.IsPrimitive ? separator.ToString() : "";
        var builder = new StringBuilder();
        for (var i = 0; i < items.Items.Length && builder.Length <= budget; i++)
        {
            builder.Append(i > 0 ? between : "").Append(items.Items[i].ToString());
        }

        return Finish(builder);
    }

    private ExpressionResult ToJson(ExpressionValue value)
    {
        var builder = new StringBuilder();
        ExpressionJson.Write(value, builder);
        return Finish(builder);
    }

    private ExpressionResult FromJson(ExpressionValue value)
    {
        var json = value.ToString();
        return Spend(json.Length) ? ExpressionJson.Parse(json, out _) : null;
    }

    private ExpressionResult Finish(StringBuilder builder) => Spend(builder.Length) ? ExpressionValue.FromString(builder.ToString()) : null;

    private bool Spend(long cost)
    {
        if (cost > budget)
        {
            budget = 0;
            return false;
        }

        budget -= (int)cost;
        return true;
    }
}
