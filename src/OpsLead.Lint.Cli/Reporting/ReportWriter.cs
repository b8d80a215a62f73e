namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Writes a report in every format and to every place that was asked for.</summary>
/// <param name="host">The machine.</param>
/// <param name="settings">What was asked for.</param>
internal sealed class ReportWriter(CommandHost host, ReportSettings settings)
{
    /// <summary>Writes.</summary>
    /// <param name="report">What was found.</param>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public void Write(LintReport report)
    {
        foreach (var target in settings.Targets)
        {
            if (target.Format == OutputFormat.GitHub)
            {
                StepSummary.Append(report, host);
            }

            if (target.File is null)
            {
                Reporter.Create(target.Format, TerminalStyle.Create(settings.Color, host), host).Write(report, host.Output);
                continue;
            }

            try
            {
                using var file = File.Create(target.File);
                Reporter.Create(target.Format, settings.Color == ColorMode.Always ? new TerminalStyle(isEnabled: true) : TerminalStyle.None,
                    host).Write(report, file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"The report '{target.Name}' cannot be written: {Describe(exception)}.");
            }
        }
    }

    private static string Describe(Exception exception) => exception switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "permission denied, or it is a folder",
        _ => exception.Message.TrimEnd('.'),
    };
}
