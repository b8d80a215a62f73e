using System.Globalization;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Commands;
using OpsLead.Lint.Cli.Fixes;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The last lines of a run, for people.</summary>
internal static class RunSummary
{
    private const int TimingCount = 10;

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
        if (report.ChangedFileCount is { } changed)
        {
            looked = $"{changed} changed of {looked}";
        }

        return report.Diagnostics.IsEmpty
            ? $"No findings in {looked}."
            : $"{Plural(report.Count(RuleSeverity.Error), "error")}, {Plural(report.Count(RuleSeverity.Warning), "warning")}, {Plural(report.Count(RuleSeverity.Note), "note")} in {looked}.";
    }

    /// <summary>Says what was fixed, and what more could be.</summary>
    /// <param name="report">What was found and fixed.</param>
    /// <param name="fileCount">How many files changed, or would.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="output">Where to.</param>
    public static void WriteFixes(LintReport report, int fileCount, ChangeSettings settings, TextWriter output)
    {
        var safe = report.CountFixable(FixSafety.Safe);
        var more = settings.IncludesUnsafeFixes ? 0 : report.CountFixable(FixSafety.Unsafe);
        var sentence = settings.Fixes switch
        {
            FixMode.Write => $"Fixed {Plural(report.FixedCount, "finding")} in {Plural(fileCount, "file")}",
            FixMode.Diff => $"'--fix' would mend {Plural(report.FixedCount, "finding")} in {Plural(fileCount, "file")}",
            _ when safe > 0 => $"{safe} can be fixed with '--fix'",
            _ => "",
        };
        if (more > 0)
        {
            var option = settings.Fixes == FixMode.None ? "'--fix --unsafe-fixes'" : "'--unsafe-fixes'";
            sentence += sentence.Length == 0 ? $"{more} can be fixed with {option}" : $", {more} more with {option}";
        }

        if (sentence.Length > 0)
        {
            output.WriteLine(sentence + ".");
        }
    }

    /// <summary>Says which findings have an ignore comment now, and which could not get one.</summary>
    /// <param name="ignorer">What was written.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="output">Where to.</param>
    public static void WriteIgnored(WorkspaceIgnorer ignorer, ChangeSettings settings, TextWriter output)
    {
        foreach (var (diagnostic, reason) in ignorer.Unwritten)
        {
            output.WriteLine($"warning: {PrintableText.Escape(diagnostic.Location.ToString())}: {diagnostic.Rule.Name} cannot be ignored by a comment: {reason}.");
        }

        output.WriteLine($"{(settings.Fixes == FixMode.Diff ? "'--add-ignore' would ignore" : "Ignored")} {Plural(ignorer.IgnoredCount, "finding")} in {Plural(ignorer.Changes.Count(), "file")}.");
    }

    /// <summary>Says what the baseline held, and what of it can go.</summary>
    /// <param name="match">What it was compared with.</param>
    /// <param name="goneCount">How many entries no finding answers to any more.</param>
    /// <param name="name">The file as it was written.</param>
    /// <param name="output">Where to.</param>
    public static void WriteBaseline(BaselineMatch match, int goneCount, string name, TextWriter output)
    {
        var known = 0;
        foreach (var diagnostic in match.Result.Suppressed)
        {
            known += diagnostic.Suppression?.Origin == "baseline" ? 1 : 0;
        }

        output.WriteLine($"{Plural(known, "finding")} known from '{PrintableText.Escape(name)}'.");
        if (match.MovedCount > 0)
        {
            output.WriteLine($"{match.MovedCount} of them in files that were renamed. 'baseline update' takes the new names in.");
        }

        if (goneCount > 0)
        {
            output.WriteLine($"{Plural(goneCount, "known finding")} {(goneCount == 1 ? "is" : "are")} gone. 'baseline prune' drops them.");
        }
    }

    /// <summary>Says which rules took longest.</summary>
    /// <param name="timings">The times.</param>
    /// <param name="output">Where to.</param>
    public static void WriteTimings(RuleTimings timings, TextWriter output)
    {
        var all = timings.GetTimings();
        output.WriteLine(all.IsEmpty ? "No rule took any time." : "The slowest rules, in milliseconds of all threads:");
        foreach (var timing in all.AsSpan()[..Math.Min(all.Length, TimingCount)])
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{timing.Elapsed.TotalMilliseconds,10:0.0}  {timing.Name}"));
        }
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
