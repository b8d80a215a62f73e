using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>A rule's facts as the commands write them.</summary>
internal static class RuleFacts
{
    /// <summary>What the rule does when nothing is selected or configured.</summary>
    /// <param name="descriptor">The rule.</param>
    /// <returns>A severity, or <c>off</c>.</returns>
    public static string GetDefault(RuleDescriptor descriptor) => descriptor.IsEnabledByDefault ? SeverityNames.Of(descriptor.DefaultSeverity) : "off";

    /// <summary>The key that sets an option.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="option">One of its options.</param>
    /// <returns>A key of <c>.editorconfig</c>.</returns>
    public static string GetKey(RuleInfo rule, RuleOption option) => $"opslead_lint.{rule.Name}.{option.Name}";

    /// <summary>The name of a value as selectors and reports write it.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>For instance <c>health-checks</c>; C# is <c>csharp</c>.</returns>
    public static string ToKebabCase<T>(T value)
        where T : struct, Enum => value is RuleLanguage.CSharp ? "csharp" : RuleInfo.ToKebabCase(value.ToString());
}
