namespace OpsLead.Lint;

/// <summary>The type of an option's value.</summary>
public enum RuleOptionType
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Text as it stands.</summary>
    String,

    /// <summary>Values separated by commas.</summary>
    StringList,
}

/// <summary>An option that a rule declares.</summary>
/// <param name="name">Lower case with underscores, as it is written after the rule's name.</param>
/// <param name="type">The type of the value.</param>
/// <param name="defaultValue">What holds when nothing is configured, in the form it would be written.</param>
/// <param name="description">One sentence: what the option changes.</param>
public sealed class RuleOption(string name, RuleOptionType type, string defaultValue, string description)
{
    /// <summary>Lower case with underscores.</summary>
    public string Name { get; } = name;

    /// <summary>The type of the value.</summary>
    public RuleOptionType Type { get; } = type;

    /// <summary>What holds when nothing is configured.</summary>
    public string DefaultValue { get; } = defaultValue;

    /// <summary>One sentence: what the option changes.</summary>
    public string Description { get; } = description;

    /// <summary>
    /// Settings of other tools' configuration files that say the same, each <c>tool/key</c> with the keys below one another joined by
    /// dots: <c>hadolint/trustedRegistries</c>, <c>actionlint/self-hosted-runner.labels</c>, for a check of kube-linter's
    /// <c>customChecks</c> <c>kube-linter/TEMPLATE.PARAMETER</c>. The first that is set counts where our own configuration sets
    /// nothing. Never null.
    /// </summary>
    public IReadOnlyList<string> PeerSettings { get; init; } = Array.Empty<string>();
}
