using OpsLead.Lint.Syntax.Yaml;

namespace OpsLead.Lint.Kubernetes;

/// <summary>One entry of <c>matchExpressions</c>.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</param>
/// <param name="Values">The values; empty for the last two.</param>
public sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values);

/// <summary>
/// What finds objects by their labels. A selector that is not there finds nothing, one that is there and empty finds everything
/// (API reference, LabelSelector).
/// </summary>
public sealed class LabelSelector
{
    private static readonly Dictionary<string, string> NoLabels = [];

    private LabelSelector(IReadOnlyDictionary<string, string> matchLabels, IReadOnlyList<LabelRequirement> expressions)
    {
        MatchLabels = matchLabels;
        Expressions = expressions;
    }

    /// <summary>The labels asked for with their values.</summary>
    public IReadOnlyDictionary<string, string> MatchLabels { get; }

    /// <summary>What else is asked for.</summary>
    public IReadOnlyList<LabelRequirement> Expressions { get; }

    /// <summary>Whether it asks for nothing and so finds everything.</summary>
    public bool IsEmpty => MatchLabels.Count == 0 && Expressions.Count == 0;

    /// <summary>Reads a selector of <c>matchLabels</c> and <c>matchExpressions</c>.</summary>
    /// <param name="selector">Its mapping.</param>
    /// <returns>The fact, placed at the key; unknown when a part is templated.</returns>
    public static Fact<LabelSelector> Read(Fact<YamlMapping> selector)
    {
        if (!selector.IsKnown)
        {
            return selector.Select(static _ => new LabelSelector(NoLabels, []));
        }

        var labels = ReadLabels(YamlFacts.GetMapping(selector, "matchLabels"));
        if (labels.IsUnknown || selector.Value.IsOpen)
        {
            return Fact<LabelSelector>.Unknown(selector.Span);
        }

        var expressions = new List<LabelRequirement>();
        foreach (var item in YamlFacts.GetItems(selector.Value, "matchExpressions"))
        {
            if (ReadRequirement(item) is not { } requirement)
            {
                return Fact<LabelSelector>.Unknown(selector.Span);
            }

            expressions.Add(requirement);
        }

        return Fact<LabelSelector>.Known(new LabelSelector(labels.IsKnown ? labels.Value : NoLabels, expressions), selector.Span);
    }

    /// <summary>Reads one entry of <c>matchExpressions</c> as a selector of its own.</summary>
    /// <param name="expression">Its mapping.</param>
    /// <returns>The fact; unknown when a part is templated or missing.</returns>
    public static Fact<LabelSelector> ReadExpression(YamlMapping expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return ReadRequirement(expression) is { } requirement ? Fact<LabelSelector>.Known(new LabelSelector(NoLabels, [requirement]), expression.Span)
            : Fact<LabelSelector>.Unknown(expression.Span);
    }

    /// <summary>Reads a selector that is a plain map of labels, as a Service has it.</summary>
    /// <param name="selector">Its mapping.</param>
    /// <returns>The fact, placed at the key; unknown when a part is templated.</returns>
    public static Fact<LabelSelector> ReadMap(Fact<YamlMapping> selector) => ReadLabels(selector).Select(static labels => new LabelSelector(labels, []));

    /// <summary>Reads labels.</summary>
    /// <param name="labels">Their mapping.</param>
    /// <returns>The fact, placed at the key; unknown when one of them is templated.</returns>
    public static Fact<IReadOnlyDictionary<string, string>> ReadLabels(Fact<YamlMapping> labels)
    {
        if (!labels.IsKnown)
        {
            return labels.Select(static _ => (IReadOnlyDictionary<string, string>)NoLabels);
        }

        var result = new Dictionary<string, string>(labels.Value.Entries.Length, StringComparer.Ordinal);
        foreach (ref readonly var entry in labels.Value.Entries)
        {
            if (entry.Key is not YamlScalar { Value: not "<<" } key || entry.Value.Resolve() is not YamlScalar value
                || YamlFacts.IsTemplated(key.Value) || YamlFacts.IsTemplated(value.Value))
            {
                return Fact<IReadOnlyDictionary<string, string>>.Unknown(labels.Span);
            }

            result[key.Value] = value.IsNull ? "" : value.Value;
        }

        return labels.Value.IsOpen ? Fact<IReadOnlyDictionary<string, string>>.Unknown(labels.Span) : Fact<IReadOnlyDictionary<string, string>>.Known(result, labels.Span);
    }

    /// <summary>The selector without some labels.</summary>
    /// <param name="isLeftOut">Says which.</param>
    /// <returns>A selector that asks for the rest.</returns>
    public LabelSelector Without(Func<string, bool> isLeftOut)
    {
        ArgumentNullException.ThrowIfNull(isLeftOut);
        return new LabelSelector(
            MatchLabels.Where(pair => !isLeftOut(pair.Key)).ToDictionary(StringComparer.Ordinal), [.. Expressions.Where(expression => !isLeftOut(expression.Key))]);
    }

    /// <summary>Whether labels have all that the selector asks for.</summary>
    /// <param name="labels">The labels; absent for an object without any.</param>
    /// <returns>Null when the labels are not known.</returns>
    public bool? Matches(Fact<IReadOnlyDictionary<string, string>> labels) => labels.IsUnknown ? null : Matches(labels.IsKnown ? labels.Value : NoLabels);

    /// <summary>Whether labels have all that the selector asks for.</summary>
    /// <param name="labels">The labels.</param>
    /// <returns>True when they do.</returns>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        foreach (var pair in MatchLabels)
        {
            if (!labels.TryGetValue(pair.Key, out var value) || value != pair.Value)
            {
                return false;
            }
        }

        foreach (var expression in Expressions)
        {
            var value = labels.GetValueOrDefault(expression.Key);
            var isMatch = expression.Operator switch
            {
                "In" => value is not null && expression.Values.Contains(value),
                "NotIn" => value is null || !expression.Values.Contains(value),
                "Exists" => value is not null,
                "DoesNotExist" => value is null,
                _ => false,
            };
            if (!isMatch)
            {
                return false;
            }
        }

        return true;
    }

    private static LabelRequirement? ReadRequirement(YamlMapping item)
    {
        var key = YamlFacts.GetString(item, "key", item.Span);
        var operation = YamlFacts.GetString(item, "operator", item.Span);
        var values = YamlFacts.GetStrings(Fact<YamlMapping>.Known(item, item.Span), "values");
        return key.IsKnown && operation.IsKnown && !values.IsUnknown
            ? new LabelRequirement(key.Value, operation.Value, values.IsKnown ? [.. values.Value.Select(static value => value.Value)] : [])
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(
        ',',
        MatchLabels.Select(static pair => $"{pair.Key}={pair.Value}")
            .Concat(Expressions.Select(static expression => expression.Operator switch
            {
                "Exists" => expression.Key,
                "DoesNotExist" => "!" + expression.Key,
                _ => $"{expression.Key} {(expression.Operator == "In" ? "in" : "notin")} ({string.Join(',', expression.Values)})",
            })));
}
