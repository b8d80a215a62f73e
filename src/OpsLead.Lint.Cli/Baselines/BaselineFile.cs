using System.Text;
using OpsLead.Lint.Baselines;
using OpsLead.Lint.Cli.Fixes;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Baselines;

/// <summary>A baseline on disk.</summary>
internal static class BaselineFile
{
    /// <summary>Reads a baseline that must be there.</summary>
    /// <param name="name">The path as it was written.</param>
    /// <param name="currentDirectory">What a relative path starts from.</param>
    /// <returns>The baseline.</returns>
    /// <exception cref="UsageException">It is absent, cannot be read, or is no baseline.</exception>
    public static Baseline Read(string name, string currentDirectory) =>
        TryRead(name, currentDirectory) ?? throw new UsageException($"There is no baseline '{name}'. Write it with 'baseline update --baseline {name}'.");

    /// <summary>Reads a baseline.</summary>
    /// <param name="name">The path as it was written.</param>
    /// <param name="currentDirectory">What a relative path starts from.</param>
    /// <returns>The baseline; null when there is no file.</returns>
    /// <exception cref="UsageException">It cannot be read, or is no baseline.</exception>
    public static Baseline? TryRead(string name, string currentDirectory)
    {
        string text;
        try
        {
            text = File.ReadAllText(Path.GetFullPath(name, currentDirectory));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is UnauthorizedAccessException ? "permission denied, or it is a folder" : exception.Message.TrimEnd('.');
            throw new UsageException($"The baseline '{name}' cannot be read: {reason}.");
        }

        return Baseline.TryParse(text, out var baseline, out var error)
            ? baseline
            : throw new UsageException($"'{name}' is no baseline: {error}.");
    }

    /// <summary>Writes a baseline.</summary>
    /// <param name="name">The path as it was written.</param>
    /// <param name="currentDirectory">What a relative path starts from.</param>
    /// <param name="baseline">The baseline.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string name, string currentDirectory, Baseline baseline)
    {
        try
        {
            FileWriter.Replace(Path.GetFullPath(name, currentDirectory), Encoding.UTF8.GetBytes(baseline.ToString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception switch
            {
                DirectoryNotFoundException => "its folder does not exist",
                UnauthorizedAccessException => "permission denied, or it is a folder",
                _ => exception.Message.TrimEnd('.'),
            };
            throw new UsageException($"The baseline '{name}' cannot be written: {reason}.");
        }
    }

    /// <summary>Whether a run could not have found what an entry stands for: its rule did not run, or its file is there and was not looked at.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="report">What the run found.</param>
    /// <param name="currentDirectory">What the entry's path starts from.</param>
    /// <returns>True when the run says nothing about the entry.</returns>
    public static bool IsOutOfScope(BaselineEntry entry, LintReport report, string currentDirectory) =>
        !report.EnabledRules.Contains(entry.RuleId) || (!report.Paths.Contains(entry.Path) && File.Exists(Path.GetFullPath(entry.Path, currentDirectory)));

    /// <summary>Sets known findings of a report aside.</summary>
    /// <param name="baseline">The baseline.</param>
    /// <param name="report">What was found.</param>
    /// <returns>What of it is new, and what the baseline holds in vain.</returns>
    public static BaselineMatch Match(Baseline baseline, LintReport report) => baseline.Match(ToResult(report));

    /// <summary>A report's findings as one result.</summary>
    /// <param name="report">The report of all workspaces.</param>
    /// <returns>The result; it has no workspace of its own.</returns>
    public static LintResult ToResult(LintReport report) => new()
    {
        Diagnostics = report.Diagnostics,
        Suppressed = report.Suppressed,
        Skipped = report.Skipped,
        Workspace = Workspace.Empty,
    };
}
