namespace OpsLead.Lint.Testing.Pages;

/// <summary>What holds for every descriptor.</summary>
public static class DescriptorStyle
{
    /// <summary>Checks a rule's descriptor.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>One sentence for each defect.</returns>
    public static IEnumerable<string> Check(RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var descriptor = rule.Descriptor;
        if (descriptor.Title.EndsWith('.') || descriptor.Title.Length == 0 || !char.IsUpper(descriptor.Title[0]))
        {
            yield return $"The title is an imperative that begins with a capital and has no full stop, not '{descriptor.Title}'.";
        }

        foreach (var problem in MessageStyle.Check(descriptor.MessageFormat))
        {
            yield return $"{problem} It reads: {descriptor.MessageFormat}";
        }

        if (descriptor.DefaultSeverity == RuleSeverity.Error && descriptor.Category is not (RuleCategory.Correctness or RuleCategory.Security))
        {
            yield return $"Only Correctness and Security default to error; this is {descriptor.Category}.";
        }

        if (descriptor.Precision == RulePrecision.Low && descriptor.IsEnabledByDefault)
        {
            yield return "A rule of low precision is off by default.";
        }

        foreach (var alias in descriptor.Aliases.Where(static alias => !IsAlias(alias)))
        {
            yield return $"An alias is 'peer/check', not '{alias}'.";
        }

        if (descriptor.Aliases.Distinct(StringComparer.Ordinal).Count() != descriptor.Aliases.Count)
        {
            yield return "An alias is listed twice.";
        }

        if (descriptor.SecuritySeverity is { } score && (score is <= 0 or > 10 || descriptor.Category != RuleCategory.Security))
        {
            yield return $"The security severity is above 0 and at most 10, and of Security rules only; {score} of {descriptor.Category} is not.";
        }

        foreach (var option in descriptor.Options.Where(
            static option =>
                option.Name.Length == 0 || option.Name.Any(static letter => letter is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_'))))
        {
            yield return $"An option is lower case with underscores, not '{option.Name}'.";
        }
    }

    // Some peers' own ids hold a slash: promql/rate.
    private static bool IsAlias(string alias)
    {
        var slash = alias.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < alias.Length - 1 && char.IsAsciiLetterLower(alias[0]) && !alias.Any(char.IsWhiteSpace);
    }
}
