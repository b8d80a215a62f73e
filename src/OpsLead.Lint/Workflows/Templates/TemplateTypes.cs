using System.Collections.Frozen;

namespace OpsLead.Lint.Workflows.Templates;

/// <summary>The words in which the tables of this folder are written.</summary>
internal static class TemplateTypes
{
    public static readonly TemplateType AnyText = new() { Scalars = ScalarTypes.Text };

    public static readonly TemplateType Filled = new() { Scalars = ScalarTypes.Text, IsNonEmpty = true };

    public static readonly TemplateType TrueOrFalse = new() { Scalars = ScalarTypes.Boolean };

    public static readonly TemplateType AnyNumber = new() { Scalars = ScalarTypes.Number };

    public static readonly TemplateType ListOfFilled = new() { Items = Filled };

    public static readonly TemplateType FilledOrList = new() { Scalars = ScalarTypes.Text, IsNonEmpty = true, Items = Filled };

    public static TemplateType OneOf(params ReadOnlySpan<string> values) => new() { Scalars = ScalarTypes.Text, Values = [.. values] };

    public static TemplateType ListOf(TemplateType items) => new() { Items = items };

    public static TemplateType Map(MappingTemplate mapping) => new() { Mappings = [mapping] };

    public static FrozenDictionary<string, TemplateType> Keys(params ReadOnlySpan<(string Key, TemplateType Type)> keys)
    {
        var result = new Dictionary<string, TemplateType>(StringComparer.Ordinal);
        foreach (var (key, type) in keys)
        {
            result.Add(key, type);
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A mapping with keys of one's own.</summary>
    public static TemplateType Names(string name, TemplateType values, bool hasContext = false, bool isNonEmpty = false) =>
        new() { HasContext = hasContext, Mappings = [new MappingTemplate(name) { Others = values, IsNonEmpty = isNonEmpty }] };

    /// <summary>The same place where expressions are evaluated.</summary>
    public static TemplateType InContext(TemplateType type) => new()
    {
        Scalars = type.Scalars,
        Values = type.Values,
        Items = type.Items,
        Mappings = type.Mappings,
        IsNonEmpty = type.IsNonEmpty,
        Minimum = type.Minimum,
        IsMinimumExclusive = type.IsMinimumExclusive,
        IsInteger = type.IsInteger,
        IsLenient = type.IsLenient,
        IsLenientWhenEmpty = type.IsLenientWhenEmpty,
        HasContext = true,
    };
}
