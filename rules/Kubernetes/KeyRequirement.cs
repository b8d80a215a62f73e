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
        foreach (var item in PatternList.Split(option))
        {
            var key = "";
            var pattern = "";
            foreach (var part in item.Split(';', StringSplitOptions.TrimEntries))
            {
                if (part.StartsWith("key=", StringComparison.Ordinal))
                {
                    key = part[4..];
                }
                else if (part.StartsWith("annotation=", StringComparison.Ordinal))
                {
                    key = part[11..];
                }
                else if (part.StartsWith("value=", StringComparison.Ordinal))
                {
                    pattern = part[6..];
                }
                else if (key.Length == 0 && !part.Contains('=', StringComparison.Ordinal))
                {
                    key = part;
                }
            }

            if (key.Length > 0)
            {
                result.Add(new KeyRequirement(key, pattern));
            }
        }

        return result;
    }

    /// <summary>Whether a value is one that the pattern describes.</summary>
    public bool IsMatch(string value) =>
        Pattern.Length == 0 || (Pattern[0] == '!' ? !PatternList.IsFound(Pattern[1..], value) : PatternList.IsFound(Pattern, value));
}
