using System.Collections.Immutable;

namespace OpsLead.Lint.Testing;

/// <summary>The options of a case as configuration.</summary>
internal sealed class CaseConfiguration(RuleInfo rule, ImmutableDictionary<string, string> options) : LintConfiguration
{
    public override bool Mentions(RuleInfo rule) => false;

    public override ConfiguredSeverity GetSeverity(SourceDocument document, RuleInfo rule) => ConfiguredSeverity.Unset;

    public override string? GetOption(SourceDocument document, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var prefix = $"opslead_lint.{rule.Name}.";
        return options.TryGetValue(key, out var value)
            || (key.StartsWith(prefix, StringComparison.Ordinal) && options.TryGetValue(key[prefix.Length..], out value))
            ? value
            : null;
    }
}
