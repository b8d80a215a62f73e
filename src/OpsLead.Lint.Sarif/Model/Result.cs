namespace OpsLead.Lint.Sarif.Model;

/// <summary>Section 3.27.</summary>
internal sealed class Result
{
    public required string RuleId { get; init; }

    public required int RuleIndex { get; init; }

    /// <summary>Always written: a result without a level takes its rule's, and an error that configuration made a warning would be read as an error.</summary>
    public required FailureLevel Level { get; init; }

    public required Message Message { get; init; }

    public required List<Location> Locations { get; init; }

    public Dictionary<string, string>? PartialFingerprints { get; init; }

    public List<Location>? RelatedLocations { get; set; }

    public List<Suppression>? Suppressions { get; init; }

    public List<Fix>? Fixes { get; init; }

    public ResultProperties? Properties { get; init; }
}

/// <summary>The property bag of a result: which of its rule's aliases hold here.</summary>
internal sealed class ResultProperties
{
    public required IReadOnlyList<string> Aliases { get; init; }
}

/// <summary>Section 3.27.10.</summary>
internal enum FailureLevel
{
    Note,
    Warning,
    Error,
}

/// <summary>Section 3.11.</summary>
internal sealed class Message
{
    public required string Text { get; set; }

    public string? Id { get; init; }

    public IReadOnlyList<string>? Arguments { get; init; }
}

/// <summary>Section 3.28.</summary>
internal sealed class Location
{
    public int? Id { get; init; }

    public required PhysicalLocation PhysicalLocation { get; init; }

    public Message? Message { get; init; }
}

/// <summary>Section 3.29.</summary>
internal sealed class PhysicalLocation
{
    public required ArtifactLocation ArtifactLocation { get; init; }

    public required Region Region { get; init; }
}

/// <summary>Section 3.4.</summary>
internal sealed class ArtifactLocation
{
    public required string Uri { get; init; }
}

/// <summary>Section 3.30. Lines and columns count from one.</summary>
internal sealed class Region
{
    public required int StartLine { get; init; }

    public required int StartColumn { get; init; }

    public required int EndLine { get; init; }

    public required int EndColumn { get; init; }
}

/// <summary>Section 3.35.</summary>
internal sealed class Suppression
{
    public required SuppressionKind Kind { get; init; }

    public string? Justification { get; init; }

    public required SuppressionProperties Properties { get; init; }
}

/// <summary>Section 3.35.2.</summary>
internal enum SuppressionKind
{
    InSource,
    External,
}

/// <summary>The property bag of a suppression: what silences the result.</summary>
internal sealed class SuppressionProperties
{
    public required string Origin { get; init; }
}

/// <summary>Section 3.55.</summary>
internal sealed class Fix
{
    public required Message Description { get; init; }

    public required List<ArtifactChange> ArtifactChanges { get; init; }

    public required FixProperties Properties { get; init; }
}

/// <summary>The property bag of a fix: <c>safe</c> or <c>unsafe</c>.</summary>
internal sealed class FixProperties
{
    public required string Safety { get; init; }
}

/// <summary>Section 3.56.</summary>
internal sealed class ArtifactChange
{
    public required ArtifactLocation ArtifactLocation { get; init; }

    public required List<Replacement> Replacements { get; init; }
}

/// <summary>Section 3.57.</summary>
internal sealed class Replacement
{
    public required Region DeletedRegion { get; init; }

    public ArtifactContent? InsertedContent { get; init; }
}

/// <summary>Section 3.3.</summary>
internal sealed class ArtifactContent
{
    public required string Text { get; init; }
}
