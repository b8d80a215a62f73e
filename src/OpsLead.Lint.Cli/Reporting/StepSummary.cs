using System.Globalization;

namespace OpsLead.Lint.Cli.Reporting;

/// <summary>The summary of a GitHub Actions step: Markdown in the file that <c>GITHUB_STEP_SUMMARY</c> names.</summary>
/// <remarks>Source: "Adding a job summary" of GitHub's documentation: 1 MiB a step; a step that writes more has no summary at all.</remarks>
internal static class StepSummary
{
    /// <summary>How many bytes the file may have in the end.</summary>
    public const int MaximumSize = 1024 * 1024;

    /// <summary>Appends a report to the file, if there is one.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="host">The machine.</param>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Append(LintReport report, CommandHost host)
    {
        if (host.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } path)
        {
            return;
        }

        try
        {
            using var file = new FileStream(Path.GetFullPath(path, host.CurrentDirectory), FileMode.Append, FileAccess.Write);
            new MarkdownReporter((int)Math.Max(0, MaximumSize - file.Length), CreateLinks(host)).Write(report, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException("The summary that GITHUB_STEP_SUMMARY names cannot be written: " + exception.Message.TrimEnd('.') + ".");
        }
    }

    // The lines as they were when the job ran, on whichever server it ran.
    private static Func<Location, string?>? CreateLinks(CommandHost host)
    {
        var paths = RepositoryPaths.Create(host, "GITHUB_WORKSPACE");
        if (host.GetEnvironmentVariable("GITHUB_SERVER_URL") is not { Length: > 0 } server
            || host.GetEnvironmentVariable("GITHUB_REPOSITORY") is not { Length: > 0 } repository
            || host.GetEnvironmentVariable("GITHUB_SHA") is not { Length: > 0 } commit)
        {
            return null;
        }

        return location =>
        {
            var path = Uri.EscapeDataString(paths.Get(location.Document)).Replace("%2F", "/", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
            var (start, end) = (location.LineSpan.Start.Line + 1, location.LineSpan.End.Line + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{server}/{repository}/blob/{commit}/{path}#L{start}") + (end == start ? "" : string.Create(CultureInfo.InvariantCulture, $"-L{end}"));
        };
    }
}
