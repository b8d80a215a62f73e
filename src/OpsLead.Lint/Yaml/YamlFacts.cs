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
