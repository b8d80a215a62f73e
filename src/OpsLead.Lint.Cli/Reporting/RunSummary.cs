namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The last lines of a run, for people.</summary>
internal static class RunSummary
{
    /// <summary>Writes them.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="output">Where to.</param>
    public static void Write(LintReport report, TextWriter output)
    {
        if (report.FileCount == 0)
        {
            return;
        }

        WriteSkipped(report, output);
        output.WriteLine(GetTotals(report));
    }

    /// <summary>The totals in one sentence.</summary>
    /// <param name="report">What was found.</param>
    /// <returns>For instance <c>1 error, 2 warnings, 0 notes in 7 files.</c></returns>
    public static string GetTotals(LintReport report)
    {
        var looked = Plural(report.FileCount - report.Skipped.Length, "file");
        return report.Diagnostics.IsEmpty
            ? $"No findings in {looked}."
            : $"{Plural(report.Count(RuleSeverity.Error), "error")}, {Plural(report.Count(RuleSeverity.Warning), "warning")}, {Plural(report.Count(RuleSeverity.Note), "note")} in {looked}.";
    }

    private static void WriteSkipped(LintReport report, TextWriter output)
    {
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in report.Skipped)
        {
            reasons[file.Reason] = reasons.GetValueOrDefault(file.Reason) + 1;
        }

        foreach (var (reason, count) in reasons)
        {
            output.WriteLine($"Skipped {Plural(count, "file")}: {PrintableText.Escape(reason)}.");
        }
    }

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
