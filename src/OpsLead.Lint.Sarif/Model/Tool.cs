using System.Text.Json.Serialization;

namespace OpsLead.Lint.Sarif.Model;

/// <summary>Section 3.18.</summary>
internal sealed class Tool
{
    public required ToolComponent Driver { get; init; }
}

/// <summary>Section 3.19.</summary>
internal sealed class ToolComponent
{
    public required string Name { get; init; }

    public string? Organization { get; init; }

    public MultiformatMessageString? ShortDescription { get; init; }

    public string? Version { get; init; }

    public string? SemanticVersion { get; init; }

    public required string InformationUri { get; init; }

    public List<ReportingDescriptor>? Notifications { get; set; }

    public List<ReportingDescriptor>? Rules { get; init; }

    public List<ReportingDescriptor>? Taxa { get; init; }

    public List<ToolComponentReference>? SupportedTaxonomies { get; set; }
}

/// <summary>Section 3.54.</summary>
internal sealed class ToolComponentReference
{
    public required string Name { get; init; }

    public required int Index { get; init; }
}

/// <summary>Section 3.49.</summary>
internal sealed class ReportingDescriptor
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public MultiformatMessageString? FullDescription { get; init; }

    public MultiformatMessageString? Help { get; init; }

    public MultiformatMessageString? ShortDescription { get; init; }

    public Dictionary<string, MultiformatMessageString>? MessageStrings { get; init; }

    public List<ReportingDescriptorRelationship>? Relationships { get; init; }

    public ReportingConfiguration? DefaultConfiguration { get; init; }

    public string? HelpUri { get; init; }

    public RuleProperties? Properties { get; init; }
}

/// <summary>The property bag of a rule: what code scanning reads there, and the ids that other linters use for the same check.</summary>
internal sealed class RuleProperties
{
    public required List<string> Tags { get; init; }

    public required string Precision { get; init; }

    /// <summary>A string, not a number: code scanning ignores a number.</summary>
    [JsonPropertyName("security-severity")]
    public string? SecuritySeverity { get; init; }

    [JsonPropertyName("problem.severity")]
    public string? ProblemSeverity { get; init; }

    public IReadOnlyList<string>? Aliases { get; init; }
}

/// <summary>Section 3.50.</summary>
internal sealed class ReportingConfiguration
{
    /// <summary>False, or null for true, which is what a reader takes when it is absent.</summary>
    public bool? Enabled { get; init; }

    public required FailureLevel Level { get; init; }
}

/// <summary>Section 3.52.</summary>
internal sealed class ReportingDescriptorReference
{
    public required string Id { get; init; }

    public required int Index { get; init; }

    public ToolComponentReference? ToolComponent { get; init; }
}

/// <summary>Section 3.53.</summary>
internal sealed class ReportingDescriptorRelationship
{
    public required ReportingDescriptorReference Target { get; init; }

    public required List<string> Kinds { get; init; }
}

/// <summary>Section 3.12.</summary>
internal sealed class MultiformatMessageString
{
    public required string Text { get; init; }

    public string? Markdown { get; init; }
}
