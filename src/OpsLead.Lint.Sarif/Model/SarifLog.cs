using System.Text.Json.Serialization;

namespace OpsLead.Lint.Sarif.Model;

// The part of SARIF's object model that a log of ours has, named as the standard names it (OASIS SARIF 2.1.0, section 3). The
// order of the properties is the order in which they are written. What is null is not written.

/// <summary>Section 3.13.</summary>
internal sealed class SarifLog
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required string Version { get; init; }

    public required List<Run> Runs { get; init; }
}

/// <summary>Section 3.14.</summary>
internal sealed class Run
{
    public required Tool Tool { get; init; }

    public required List<Invocation> Invocations { get; init; }

    public required List<Result> Results { get; init; }

    public RunAutomationDetails? AutomationDetails { get; set; }

    public required string ColumnKind { get; init; }

    public List<ToolComponent>? Taxonomies { get; set; }
}

/// <summary>Section 3.17.</summary>
internal sealed class RunAutomationDetails
{
    public required string Id { get; init; }
}

/// <summary>Section 3.20.</summary>
internal sealed class Invocation
{
    public List<Notification>? ToolExecutionNotifications { get; set; }

    public required bool ExecutionSuccessful { get; init; }
}

/// <summary>Section 3.58.</summary>
internal sealed class Notification
{
    public required Message Message { get; init; }

    public required FailureLevel Level { get; init; }

    public required ReportingDescriptorReference Descriptor { get; init; }
}
