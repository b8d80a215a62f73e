namespace OpsLead.Lint.Rules.Kubernetes;

/// <summary>A label or annotation that an option asks for or forbids: <c>owner</c>, or <c>key=owner;value=^team-</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Pattern">A regular expression of the value, after <c>!</c> of what it must not be; empty for any.</param>
internal readonly record struct KeyRequirement(string Key, string Pattern)
{
    /// <summary>Reads an option.</summary>
    public static IReadOnlyList<KeyRequirement> Read(string? option)
    {
        var result = new List<KeyRequirement>();
        foreach (var parts in ParameterList.Read(option, "key"))
        {
            var key = parts.GetValueOrDefault("key") ?? parts.GetValueOrDefault("annotation");
            if (!string.IsNullOrEmpty(key))
            {
                result.Add(new KeyRequirement(key, parts.GetValueOrDefault("value") ?? ""));
            }
        }

        return result;
    }

    /// <summary>Whether a value is one that the pattern describes.</summary>
    public bool IsMatch(string value) =>
        Pattern.Length == 0 || (Pattern[0] == '!' ? !PatternList.IsFound(Pattern[1..], value) : PatternList.IsFound(Pattern, value));
}
