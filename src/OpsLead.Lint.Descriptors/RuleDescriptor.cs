namespace OpsLead.Lint;

/// <summary>What a rule says about itself. One rule has one descriptor, one id and one page.</summary>
/// <param name="id"><c>OPL</c> and four digits; the thousand names the input language. Never reused.</param>
/// <param name="title">The remedy in the imperative, without a full stop: <c>Pin the image tag</c>.</param>
/// <param name="messageFormat">Two sentences: what is wrong with the value in single quotes, then what to do. <c>{0}</c> and on are its arguments.</param>
/// <param name="category">The question the rule answers.</param>
/// <param name="defaultSeverity">The severity when nothing is configured.</param>
public sealed class RuleDescriptor(string id, string title, string messageFormat, RuleCategory category, RuleSeverity defaultSeverity)
{
    /// <summary>The stable id, such as <c>OPL1001</c>.</summary>
    public string Id { get; } = id;

    /// <summary>The remedy in the imperative.</summary>
    public string Title { get; } = title;

    /// <summary>The format of the usual message; a rule may report another one for another case of the same defect.</summary>
    public string MessageFormat { get; } = messageFormat;

    /// <summary>The question the rule answers.</summary>
    public RuleCategory Category { get; } = category;

    /// <summary>The severity when nothing is configured.</summary>
    public RuleSeverity DefaultSeverity { get; } = defaultSeverity;

    /// <summary>The checklist item the rule serves.</summary>
    public Practice Practice { get; init; }

    /// <summary>How often a finding is true.</summary>
    public RulePrecision Precision { get; init; } = RulePrecision.High;

    /// <summary>Whether the rule runs when nothing is selected or configured.</summary>
    public bool IsEnabledByDefault { get; init; } = true;

    /// <summary>In which files it speaks unless it is selected or configured.</summary>
    public RuleReach Reach { get; init; }

    /// <summary>The peers' ids of the same check, each <c>peer/check</c>. Never null.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = Array.Empty<string>();

    /// <summary>GitHub's <c>security-severity</c>, above 0 and at most 10; null for a rule that is not about security.</summary>
    public double? SecuritySeverity { get; init; }

    /// <summary>Numbers of the Common Weakness Enumeration. Never null.</summary>
    public IReadOnlyList<int> Weaknesses { get; init; } = Array.Empty<int>();

    /// <summary>Ids of rules whose finding on an overlapping span yields to this rule's, which then carries their aliases too. Never null.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = Array.Empty<string>();

    /// <summary>Options a user may set as <c>opslead_lint.&lt;rule-name&gt;.&lt;option&gt;</c>. Never null.</summary>
    public IReadOnlyList<RuleOption> Options { get; init; } = Array.Empty<RuleOption>();

    /// <inheritdoc/>
    public override string ToString() => Id + " " + Title;
}
