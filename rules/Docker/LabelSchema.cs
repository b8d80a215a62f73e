namespace OpsLead.Lint.Rules.Docker;

/// <summary>The labels that an organisation asks for, as the option <c>labels</c> lists them: names, each with the type of its value.</summary>
internal static class LabelSchema
{
    /// <summary>The option's name.</summary>
    public const string OptionName = "labels";

    /// <summary>The option, which two rules have.</summary>
    public static RuleOption CreateOption() =>
        new(OptionName, RuleOptionType.StringList, "",
            "The labels to have, each as 'name' or 'name:type', where the type is text, url, rfc3339, semver, hash, spdx or email.")
        {
            PeerSettings = ["hadolint/label-schema"],
        };

    /// <summary>Reads the option's value.</summary>
    /// <param name="value">Names with their types, separated by commas; null for none.</param>
    /// <returns>The names with their types, <c>text</c> where none is said, in their order.</returns>
    public static List<(string Name, string Type)> Parse(string? value)
    {
        var result = new List<(string, string)>();
        foreach (var item in (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Of a name with a colon only the last part can be the type.
            var colon = item.LastIndexOf(':');
            result.Add(colon < 0 ? (item, "text") : (item[..colon].Trim(), item[(colon + 1)..].Trim().ToLowerInvariant()));
        }

        return result;
    }
}
