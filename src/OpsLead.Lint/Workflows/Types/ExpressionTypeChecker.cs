using System.Collections.Immutable;
using OpsLead.Lint.Syntax.Expressions;
using OpsLead.Lint.Text;

namespace OpsLead.Lint.Workflows.Types;

/// <summary>A property that only another file can tell about.</summary>
internal readonly record struct DeferredRead(ObjectSource Source, string? SourcePath, string Name, string Owner, TextSpan Span);

/// <summary>
/// Infers the type of an expression and reports what does not fit. A check that GitHub does not make either warns of a value that comes out
/// empty, or as the word <c>Object</c>, at run time. Whatever touches <see cref="ExpressionType.Any"/> fits.
/// </summary>
/// <param name="text">The text the expression was parsed from.</param>
/// <param name="getContext">The type of a context; null for a name that is none, which the syntax rule reports.</param>
internal sealed class ExpressionTypeChecker(string text, Func<string, ExpressionType?> getContext)
{
    private List<ExpressionTypeError>? errors;
    private List<DeferredRead>? deferred;
    private Dictionary<LogicalExpression, ExpressionType>? lastOperands;

    public IReadOnlyList<ExpressionTypeError> Errors => errors ?? (IReadOnlyList<ExpressionTypeError>)[];

    public IReadOnlyList<DeferredRead> Deferred => deferred ?? (IReadOnlyList<DeferredRead>)[];

    public ExpressionType Check(ExpressionNode node) => node switch
    {
        LiteralExpression literal => ExpressionType.Of(literal.Value),
        NamedValueExpression named => getContext(named.Name) ?? ExpressionType.Any,
        PropertyAccessExpression access => CheckProperty(access, access.Target, access.Name, access.NameSpan),
        IndexExpression index => CheckIndex(index),
        ObjectFilterExpression filter => CheckFilter(filter),
        NotExpression not => CheckAll(not.Children, ExpressionType.Boolean),
        ComparisonExpression comparison => CheckComparison(comparison),
        LogicalExpression logical => CheckLogical(logical),
        FunctionCallExpression call => CheckCall(call),
        _ => CheckAll(node.Children, ExpressionType.Any),
    };

    /// <summary>Reports a value that does not fit the key it is given to.</summary>
    public void CheckResult(ExpressionNode root, ExpressionType type, ExpressionResult result, string key)
    {
        var wanted = result switch
        {
            ExpressionResult.Text => "text",
            ExpressionResult.Boolean => "a boolean",
            ExpressionResult.Number => "a number",
            ExpressionResult.Mapping => "a mapping",
            ExpressionResult.Sequence => "a list",
            ExpressionResult.TextOrSequence => "text or a list of it",
            _ => "",
        };
        if (type.IsAny || wanted.Length == 0 || Fits(type, result))
        {
            return;
        }

        if (result == ExpressionResult.Text)
        {
            Report(ExpressionTypeErrorKind.NoText, root.Span, null, Show(root), type.Name);
        }
        else
        {
            Report(ExpressionTypeErrorKind.WrongResult, root.Span, null, Show(root), type.Name, key, wanted);
        }
    }

    private static bool Fits(ExpressionType type, ExpressionResult result) => result switch
    {
        ExpressionResult.Text => !type.IsStructure && !ReferenceEquals(type, ExpressionType.Null),
        ExpressionResult.Boolean => ReferenceEquals(type, ExpressionType.Boolean),
        ExpressionResult.Number => ReferenceEquals(type, ExpressionType.Number),
        ExpressionResult.Mapping => type is ObjectType,
        ExpressionResult.Sequence => type is ArrayType or ObjectType { MayBeArray: true },
        ExpressionResult.TextOrSequence => ReferenceEquals(type, ExpressionType.String) || type is ArrayType or ObjectType { MayBeArray: true },
        _ => true,
    };

    private ExpressionType CheckAll(ImmutableArray<ExpressionNode> nodes, ExpressionType result)
    {
        foreach (var node in nodes)
        {
            Check(node);
        }

        return result;
    }

    private ExpressionType CheckProperty(ExpressionNode node, ExpressionNode target, string name, TextSpan nameSpan)
    {
        var type = Check(target);
        switch (type)
        {
            case ArrayType { IsFiltered: true, Element: ObjectType element }:
                return new ArrayType(GetProperty(node, element, target, name, nameSpan), isFiltered: true);
            case ArrayType { IsFiltered: true, Element.IsAny: true }:
                return new ArrayType(ExpressionType.Any, isFiltered: true);
            case ObjectType known:
                return GetProperty(node, known, target, name, nameSpan);
            case { IsAny: true }:
                return ExpressionType.Any;
            default:
                var shown = type is ArrayType { IsFiltered: true } filtered ? filtered.Element : type;
                Report(ExpressionTypeErrorKind.NoProperties, nameSpan, null, name, Show(target), shown.Name);
                return ExpressionType.Any;
        }
    }

    private ExpressionType GetProperty(ExpressionNode node, ObjectType owner, ExpressionNode target, string name, TextSpan nameSpan)
    {
        if (owner.Source is ObjectSource.LocalAction or ObjectSource.LocalWorkflow or ObjectSource.Callers && !owner.Properties.ContainsKey(name))
        {
            (deferred ??= []).Add(new DeferredRead(owner.Source, owner.SourcePath, name, Show(target), nameSpan));
        }

        if (owner.TryGetProperty(name, out var type))
        {
            return type;
        }

        if (owner.IsLater(name))
        {
            Report(ExpressionTypeErrorKind.NotYetDefined, nameSpan, null, name, Show(target));
        }
        else if (owner.Source != ObjectSource.Payload)
        {
            ReportUndefined(ExpressionTypeErrorKind.UndefinedProperty, owner, target, name, nameSpan);
        }
        else if (!IsGuarded(node))
        {
            ReportUndefined(ExpressionTypeErrorKind.UndefinedPayloadProperty, owner, target, name, nameSpan);
        }

        return ExpressionType.Any;
    }

    // What is there for one event only is commonly read behind a test of it, or with a default.
    private static bool IsGuarded(ExpressionNode node)
    {
        for (var above = node.Parent; above is not null; above = above.Parent)
        {
            if (above is LogicalExpression || (above is FunctionCallExpression call && call.IsCallOf("case")))
            {
                return true;
            }
        }

        return false;
    }

    private void ReportUndefined(ExpressionTypeErrorKind kind, ObjectType owner, ExpressionNode target, string name, TextSpan nameSpan)
    {
        // One letter of two says nothing.
        var nearest = name.Length > 2 ? NearestName.Find(name, owner.GetNames()) : null;
        Report(kind, nameSpan, nearest, name, Show(target), nearest ?? "");
    }

    private ExpressionType CheckIndex(IndexExpression node)
    {
        if (node.Index is LiteralExpression { Value.Kind: ExpressionValueKind.String } key)
        {
            var type = Check(node.Target);
            return type is ArrayType { IsFiltered: false } ? ReportIndex(node, ExpressionType.String, type)
                : CheckPropertyOf(node, type, key.Value.ToString(), key.Span);
        }

        var target = Check(node.Target);
        var index = Check(node.Index);
        switch (target)
        {
            case ArrayType { IsFiltered: true } filtered:
                // Over the elements it goes with either kind of index.
                return index.IsStructure ? ReportIndex(node, index, target) : new ArrayType(filtered.Element is ObjectType { Rest: { } rest, Properties.Count: 0 } ? rest : ExpressionType.Any, isFiltered: true);
            case ArrayType array:
                return index.IsAny || ReferenceEquals(index, ExpressionType.Number) ? array.Element : ReportIndex(node, index, target);
            case ObjectType { MayBeArray: true } either:
                return ReferenceEquals(index, ExpressionType.Number) ? either : ExpressionType.Any;
            case ObjectType known:
                return index.IsAny || ReferenceEquals(index, ExpressionType.String) || (known.Rest?.IsAny == true && !index.IsStructure)
                    ? known.Properties.Count == 0 && known.Rest is { } value ? value : ExpressionType.Any
                    : ReportIndex(node, index, target);
            case { IsAny: true }:
                return ExpressionType.Any;
            default:
                return ReportIndex(node, index, target);
        }
    }

    private ExpressionType CheckPropertyOf(IndexExpression node, ExpressionType type, string name, TextSpan nameSpan)
    {
        switch (type)
        {
            case ArrayType { Element: ObjectType element }:
                return new ArrayType(GetProperty(node, element, node.Target, name, nameSpan), isFiltered: true);
            case ArrayType:
                return new ArrayType(ExpressionType.Any, isFiltered: true);
            case ObjectType known:
                return GetProperty(node, known, node.Target, name, nameSpan);
            case { IsAny: true }:
                return ExpressionType.Any;
            default:
                Report(ExpressionTypeErrorKind.NoProperties, nameSpan, null, name, Show(node.Target), type.Name);
                return ExpressionType.Any;
        }
    }

    private ExpressionType ReportIndex(IndexExpression node, ExpressionType index, ExpressionType target)
    {
        Report(ExpressionTypeErrorKind.WrongIndex, node.Index.Span, null, Show(node.Index), index.Name, Show(node.Target), target.Name);
        return ExpressionType.Any;
    }

    private ArrayType CheckFilter(ObjectFilterExpression node)
    {
        var type = Check(node.Target);
        switch (type)
        {
            case ArrayType { IsFiltered: true } filtered:
                return new ArrayType(filtered.Element switch
                {
                    ArrayType inner => inner.Element,
                    ObjectType { Rest: { } rest, Properties.Count: 0 } => rest,
                    _ => ExpressionType.Any,
                }, isFiltered: true);
            case ArrayType array:
                return new ArrayType(array.Element, isFiltered: true);
            case ObjectType known:
                return GetValues(known);
            case { IsAny: true }:
                return new ArrayType(ExpressionType.Any, isFiltered: true);
            default:
                Report(ExpressionTypeErrorKind.WrongFilter, node.WildcardSpan, null, Show(node.Target), type.Name);
                return new ArrayType(ExpressionType.Any, isFiltered: true);
        }
    }

    // With nothing but texts below, every access that follows the filter finds nothing.
    private static ArrayType GetValues(ObjectType known)
    {
        if (known.MayBeArray || known.Source == ObjectSource.Payload)
        {
            return new ArrayType(ExpressionType.Any, isFiltered: true);
        }

        return new ArrayType(known.GetValueType() ?? ExpressionType.Any, isFiltered: true);
    }

    private ExpressionType CheckComparison(ComparisonExpression node)
    {
        var left = Check(node.Left);
        var right = Check(node.Right);
        var isOrder = node.Operator is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (isOrder ? !HasOrder(left) || !HasOrder(right) : !CanBeEqual(left, right))
        {
            Report(ExpressionTypeErrorKind.WrongComparison, node.OperatorSpan, null, Show(node.Left), left.Name, Show(node.Right), right.Name);
        }

        return ExpressionType.Boolean;
    }

    private static bool HasOrder(ExpressionType type) => type.IsAny || ReferenceEquals(type, ExpressionType.Number) || ReferenceEquals(type, ExpressionType.String);

    private static bool CanBeEqual(ExpressionType left, ExpressionType right) => (left, right) switch
    {
        ({ IsAny: true }, _) or (_, { IsAny: true }) => true,

        // An object of a payload may be missing: '!= \'\'' is how people ask whether an issue is a pull request.
        (ObjectType { MayBeArray: true }, _) or (_, ObjectType { MayBeArray: true }) => true,
        (ArrayType a, ArrayType b) => CanBeEqual(a.Element, b.Element),
        (ObjectType, ObjectType) => true,
        ({ IsStructure: true }, _) => ReferenceEquals(right, ExpressionType.Null),
        (_, { IsStructure: true }) => ReferenceEquals(left, ExpressionType.Null),
        _ => true,
    };

    private ExpressionType CheckLogical(LogicalExpression node)
    {
        ExpressionType? result = null;
        for (var i = 0; i < node.Operands.Length; i++)
        {
            var operand = node.Operands[i];
            var type = Check(operand);

            // What cannot be the outcome says nothing of its type: the falsy side of a && b, the truthy one of a || b.
            var isLast = i == node.Operands.Length - 1;
            var outcome = isLast ? type
                : node.Operator == LogicalOperator.And ? (IsAlwaysTruthy(type) ? null : type)
                : NarrowToTruthy(operand, type);
            result = outcome is null ? result : result is null ? outcome : result.Merge(outcome);
            if (isLast && node.Operator == LogicalOperator.And)
            {
                (lastOperands ??= [])[node] = type;
            }
        }

        return result ?? ExpressionType.Any;
    }

    private static bool IsAlwaysTruthy(ExpressionType type) => type is ArrayType or ObjectType;

    // Of x && y || z the value of y or z comes out: the falsy x never does.
    private ExpressionType? NarrowToTruthy(ExpressionNode operand, ExpressionType type) =>
        operand is LogicalExpression { Operator: LogicalOperator.And } and ? lastOperands?.GetValueOrDefault(and) ?? type
            : ReferenceEquals(type, ExpressionType.Null) ? null : type;

    private ExpressionType CheckCall(FunctionCallExpression call)
    {
        var types = new ExpressionType[call.Arguments.Length];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = Check(call.Arguments[i]);
        }

        switch (call.Name.ToUpperInvariant())
        {
            case "CONTAINS":
                if (types.Length == 2 && !IsList(types[0]))
                {
                    Expect(call, types, 0, IsText, "a string or a list");
                    Expect(call, types, 1, IsText, "a string");
                }

                return ExpressionType.Boolean;
            case "STARTSWITH" or "ENDSWITH":
                Expect(call, types, 0, IsText, "a string");
                Expect(call, types, 1, IsText, "a string");
                return ExpressionType.Boolean;
            case "FORMAT":
                Expect(call, types, 0, IsText, "a string");
                CheckFormat(call);
                return ExpressionType.String;
            case "JOIN":
                Expect(call, types, 0, static type => IsText(type) || (IsList(type) && type is not ArrayType { Element.IsStructure: true }), "a list of strings");
                Expect(call, types, 1, IsText, "a string");
                return ExpressionType.String;
            case "TOJSON":
                return ExpressionType.String;
            case "FROMJSON":
                Expect(call, types, 0, IsText, "a string");
                return call.Arguments is [LiteralExpression { Value.Kind: ExpressionValueKind.String }] && ExpressionEvaluation.Evaluate(call) is { } value
                    ? ExpressionType.Of(value)
                    : ExpressionType.Any;
            case "HASHFILES":
                for (var i = 0; i < types.Length; i++)
                {
                    Expect(call, types, i, IsText, "a string");
                }

                return ExpressionType.String;
            case "CASE":
                return CheckCase(call, types);
            case "SUCCESS" or "FAILURE" or "CANCELLED" or "ALWAYS":
                return ExpressionType.Boolean;
            default:
                return ExpressionType.Any;
        }
    }

    private ExpressionType CheckCase(FunctionCallExpression call, ExpressionType[] types)
    {
        ExpressionType? result = null;
        for (var i = 0; i < types.Length; i++)
        {
            if (i % 2 == 1 || i == types.Length - 1)
            {
                result = result?.Merge(types[i]) ?? types[i];
            }
            else
            {
                Expect(call, types, i, static type => type.IsAny || ReferenceEquals(type, ExpressionType.Boolean), "a boolean");
            }
        }

        return result ?? ExpressionType.Any;
    }

    private void CheckFormat(FunctionCallExpression call)
    {
        if (call.Arguments is not [LiteralExpression { Value.Kind: ExpressionValueKind.String } format, ..])
        {
            return;
        }

        var words = format.Value.ToString();
        for (var i = 1; i < call.Arguments.Length; i++)
        {
            var placeholder = string.Create(null, $"{{{i - 1}}}");
            if (!words.Contains(placeholder, StringComparison.Ordinal))
            {
                Report(ExpressionTypeErrorKind.UnusedFormatArgument, call.Arguments[i].Span, null, Show(call.Arguments[i]), placeholder);
            }
        }
    }

    private void Expect(FunctionCallExpression call, ExpressionType[] types, int index, Func<ExpressionType, bool> fits, string wanted)
    {
        if (index < types.Length && !fits(types[index]))
        {
            var argument = call.Arguments[index];
            Report(ExpressionTypeErrorKind.WrongArgument, argument.Span, null, Show(argument), types[index].Name, call.Name, wanted);
        }
    }

    private static bool IsText(ExpressionType type) => type.IsAny || ReferenceEquals(type, ExpressionType.String) || ReferenceEquals(type, ExpressionType.Number);

    private static bool IsList(ExpressionType type) => type is ArrayType or ObjectType { MayBeArray: true };

    private string Show(ExpressionNode node) => text.Substring(node.Span.Start, node.Span.Length);

    private void Report(ExpressionTypeErrorKind kind, TextSpan span, string? suggestion, params string[] arguments) =>
        (errors ??= []).Add(new ExpressionTypeError(kind, span, arguments) { Suggestion = suggestion });
}
