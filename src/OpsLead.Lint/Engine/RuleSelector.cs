using OpsLead.Lint.Text;

namespace OpsLead.Lint.Engine;

/// <summary>One name of rules: an id, a rule's name, a peer's id, <c>peer/*</c>, an input kind, a category, a practice, or <c>*</c>.</summary>
internal sealed class RuleSelector
{
    private readonly string? aliasPrefix;
    private readonly string folded;

    private RuleSelector(string text)
    {
        Text = text;
        folded = Fold(text);
        IsAlias = text.Contains('/', StringComparison.Ordinal);
        aliasPrefix = IsAlias && text.EndsWith("/*", StringComparison.Ordinal) ? text[..^1] : null;
    }

    public string Text { get; }

    /// <summary>Whether it names what a peer would find rather than a rule as a whole.</summary>
    public bool IsAlias { get; }

    public static RuleSelector Parse(string text) => new(text.Trim());

    public bool Matches(RuleInfo rule)
    {
        if (IsAlias)
        {
            foreach (var alias in rule.Descriptor.Aliases)
            {
                if (MatchesAlias(alias))
                {
                    return true;
                }
            }

            return false;
        }

        return Text == "*"
            || Text.Equals(rule.Descriptor.Id, StringComparison.OrdinalIgnoreCase)
            || Text.Equals(rule.Name, StringComparison.OrdinalIgnoreCase)
            || Text.Equals(rule.ClassName, StringComparison.OrdinalIgnoreCase)
            || folded == Fold(rule.Language.ToString())
            || folded == Fold(rule.Descriptor.Category.ToString())
            || (rule.Descriptor.Practice != Practice.None && folded == Fold(rule.Descriptor.Practice.ToString()));
    }

    public bool MatchesAlias(string alias) =>
        aliasPrefix is not null ? alias.StartsWith(aliasPrefix, StringComparison.OrdinalIgnoreCase) : alias.Equals(Text, StringComparison.OrdinalIgnoreCase);

    /// <summary>The known name nearest to a wrong one, or null when none is near.</summary>
    public static string? Nearest(string text, IReadOnlyList<RuleInfo> rules) =>
        NearestName.Find(text, rules.SelectMany(static rule => rule.Descriptor.Aliases.Append(rule.Descriptor.Id).Append(rule.Name)));

    // 'health-checks', 'HealthChecks' and 'healthchecks' are one name.
    private static string Fold(string text) => text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
