using OpsLead.Lint.Syntax.Yaml;
using OpsLead.Lint.Text;

namespace OpsLead.Lint;

/// <summary>Reads facts from YAML trees: a value that a template or a variable supplies is unknown, a missing key of an open mapping too.</summary>
public static class YamlFacts
{
    /// <summary>The scalar of a key as text.</summary>
    /// <param name="mapping">The mapping; null for one that is not there.</param>
    /// <param name="key">The key.</param>
    /// <param name="anchor">Where a finding about its absence points.</param>
    /// <returns>The fact. A null value counts as absent; a collection as unknown, since another rule reports its type.</returns>
    public static Fact<string> GetString(YamlMapping? mapping, string key, TextSpan anchor)
    {
        if (mapping is null)
        {
            return Fact<string>.Absent(anchor);
        }

        if (!mapping.TryGetValue(key, out var value))
        {
            return mapping.IsOpen ? Fact<string>.Unknown(mapping.Span) : Fact<string>.Absent(anchor);
        }

        return value switch
        {
            YamlScalar { IsNull: true } => Fact<string>.Absent(anchor),
            YamlScalar scalar => IsTemplated(scalar.Value) ? Fact<string>.Unknown(scalar.Span) : Fact<string>.Known(scalar.Value, scalar.Span),
            _ => Fact<string>.Unknown(value.Span),
        };
    }

    /// <summary>The mapping of a key.</summary>
    /// <param name="mapping">The mapping; null for one that is not there.</param>
    /// <param name="key">The key.</param>
    /// <param name="anchor">Where a finding about its absence points.</param>
    /// <returns>The fact. A null value counts as absent; anything but a mapping as unknown.</returns>
    public static Fact<YamlMapping> GetMapping(YamlMapping? mapping, string key, TextSpan anchor)
    {
        if (mapping is null)
        {
            return Fact<YamlMapping>.Absent(anchor);
        }

        if (!mapping.TryGetEntry(key, out var entry))
        {
            return mapping.IsOpen ? Fact<YamlMapping>.Unknown(mapping.Span) : Fact<YamlMapping>.Absent(anchor);
        }

        return entry.Value.Resolve() switch
        {
            YamlMapping value => Fact<YamlMapping>.Known(value, entry.Key.Span),
            YamlScalar { IsNull: true } => Fact<YamlMapping>.Absent(entry.Key.Span),
            var other => Fact<YamlMapping>.Unknown(other.Span),
        };
    }

    /// <summary>The scalar of a key of a mapping that may itself be unknown or absent.</summary>
    /// <param name="parent">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>The fact; absent points where the mapping stands, or should.</returns>
    public static Fact<string> GetString(Fact<YamlMapping> parent, string key) =>
        parent.IsUnknown ? Fact<string>.Unknown(parent.Span) : GetString(parent.IsKnown ? parent.Value : null, key, parent.Span);

    /// <summary>The mapping of a key of a mapping that may itself be unknown or absent.</summary>
    /// <param name="parent">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>The fact; absent points where the mapping stands, or should.</returns>
    public static Fact<YamlMapping> GetMapping(Fact<YamlMapping> parent, string key) =>
        parent.IsUnknown ? Fact<YamlMapping>.Unknown(parent.Span) : GetMapping(parent.IsKnown ? parent.Value : null, key, parent.Span);

    /// <summary>The boolean of a key, as Go's YAML 1.1 decoder reads it for kubectl.</summary>
    /// <param name="parent">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>The fact; anything but a boolean is unknown, since another rule reports its type.</returns>
    public static Fact<bool> GetBoolean(Fact<YamlMapping> parent, string key)
    {
        var text = GetString(parent, key);
        return !text.IsKnown ? text.Select(static _ => false)
            : parent.Value.TryGetScalar(key, out var scalar) && scalar.TryGetBoolean(out var value, YamlSchema.Yaml11) ? Fact<bool>.Known(value, text.Span)
            : Fact<bool>.Unknown(text.Span);
    }

    /// <summary>The integer of a key.</summary>
    /// <param name="parent">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>The fact; anything but an integer is unknown, since another rule reports its type.</returns>
    public static Fact<long> GetInteger(Fact<YamlMapping> parent, string key)
    {
        var text = GetString(parent, key);
        return !text.IsKnown ? text.Select(static _ => 0L)
            : parent.Value.TryGetScalar(key, out var scalar) && scalar.TryGetInteger(out var value, YamlSchema.Yaml11) ? Fact<long>.Known(value, text.Span)
            : Fact<long>.Unknown(text.Span);
    }

    /// <summary>The list of scalars of a key.</summary>
    /// <param name="parent">The mapping.</param>
    /// <param name="key">The key.</param>
    /// <returns>The fact, placed at the key; unknown when an item is templated or no scalar.</returns>
    public static Fact<IReadOnlyList<YamlScalar>> GetStrings(Fact<YamlMapping> parent, string key)
    {
        if (!parent.IsKnown)
        {
            return parent.Select(static _ => (IReadOnlyList<YamlScalar>)[]);
        }

        if (!parent.Value.TryGetEntry(key, out var entry))
        {
            return parent.Value.IsOpen ? Fact<IReadOnlyList<YamlScalar>>.Unknown(parent.Span) : Fact<IReadOnlyList<YamlScalar>>.Absent(parent.Span);
        }

        if (entry.Value.Resolve() is not YamlSequence sequence)
        {
            return entry.Value.Resolve() is YamlScalar { IsNull: true } ? Fact<IReadOnlyList<YamlScalar>>.Absent(entry.Key.Span) : Fact<IReadOnlyList<YamlScalar>>.Unknown(entry.Key.Span);
        }

        var result = new List<YamlScalar>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is not YamlScalar scalar || IsTemplated(scalar.Value))
            {
                return Fact<IReadOnlyList<YamlScalar>>.Unknown(entry.Key.Span);
            }

            result.Add(scalar);
        }

        return Fact<IReadOnlyList<YamlScalar>>.Known(result, entry.Key.Span);
    }

    /// <summary>The mappings among the items of a list; whatever else is in it is left out.</summary>
    /// <param name="mapping">The mapping; null for one that is not there.</param>
    /// <param name="key">The key of the list.</param>
    /// <returns>The mappings in the order of the text.</returns>
    public static IReadOnlyList<YamlMapping> GetItems(YamlMapping? mapping, string key)
    {
        if (mapping is null || !mapping.TryGetSequence(key, out var sequence))
        {
            return [];
        }

        var result = new List<YamlMapping>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item.Resolve() is YamlMapping value)
            {
                result.Add(value);
            }
        }

        return result;
    }

    /// <summary>Whether a text holds a part that something fills in later: <c>{{ }}</c>, <c>${VAR}</c>, <c>$(VAR)</c>, <c>&lt;PLACEHOLDER&gt;</c>.</summary>
    /// <param name="value">The decoded text.</param>
    /// <returns>True when it does.</returns>
    public static bool IsTemplated(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var index = value.AsSpan().IndexOfAny("{$<%");
        return index >= 0
            && (value.Contains("{{", StringComparison.Ordinal) || value.Contains("${", StringComparison.Ordinal) || value.Contains("$(", StringComparison.Ordinal)
                || (value[0] == '$' && value.Length > 1 && (char.IsAsciiLetter(value[1]) || value[1] == '_'))
                || (value.StartsWith('<') && value.EndsWith('>')) || value.Contains("<%", StringComparison.Ordinal));
    }
}
