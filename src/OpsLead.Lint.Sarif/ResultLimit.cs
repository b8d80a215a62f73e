using System.Globalization;

namespace OpsLead.Lint.Sarif;

/// <summary>Keeps a log within what code scanning stores, and says so.</summary>
internal static class ResultLimit
{
    private const string Id = "results-limited";

    /// <summary>What the notification is about, as complete as a rule: validators ask it of every descriptor.</summary>
    public static Model.ReportingDescriptor Descriptor => new()
    {
        Id = Id,
        Name = "ResultsLimited",
        ShortDescription = new Model.MultiformatMessageString { Text = "The log does not hold all findings." },
        FullDescription = new Model.MultiformatMessageString { Text = "There are more findings than code scanning stores of one upload, so the log holds the gravest." },
        Help = new Model.MultiformatMessageString { Text = "Narrow the paths or the rules, or split the run by category, to see the rest." },
    };

    public static Model.Notification CreateNotification(int kept, int found) => new()
    {
        Descriptor = new Model.ReportingDescriptorReference { Id = Id, Index = 0 },
        Level = Model.FailureLevel.Warning,
        Message = new Model.Message
        {
            Text = string.Format(
                CultureInfo.InvariantCulture,
                "The log holds {0} of {1} findings, the gravest ones. Code scanning stores no more than {2} of one upload; narrow the paths or the rules to see the rest.",
                kept,
                found,
                SarifReport.StoredResults),
        },
    };

    /// <summary>The gravest findings in the order they had: those that count before silenced ones, by level, by security severity, the earlier before the later.</summary>
    public static List<Diagnostic> KeepGravest(List<Diagnostic> diagnostics, int count)
    {
        var indices = Enumerable.Range(0, diagnostics.Count)
            .OrderBy(index => diagnostics[index].Suppression is null ? 0 : 1)
            .ThenByDescending(index => diagnostics[index].Severity)
            .ThenByDescending(index => diagnostics[index].Rule.Descriptor.SecuritySeverity ?? 0)
            .Take(count)
            .Order();
        return [.. indices.Select(index => diagnostics[index])];
    }
}
