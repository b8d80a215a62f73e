namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Writes a report in one format.</summary>
internal abstract class Reporter
{
    /// <summary>Makes the reporter of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="style">The colours, for the formats that people read.</param>
    /// <param name="host">The machine: what a CI system says about the job it runs.</param>
    /// <returns>The reporter.</returns>
    public static Reporter Create(OutputFormat format, TerminalStyle style, CommandHost host) => format switch
    {
        OutputFormat.Concise => new ConciseReporter(style),
        OutputFormat.Json => new JsonReporter(),
        OutputFormat.Sarif => new SarifLogReporter(RepositoryPaths.Create(host, "GITHUB_WORKSPACE")),
        OutputFormat.GitHub => new GitHubReporter(RepositoryPaths.Create(host, "GITHUB_WORKSPACE")),
        OutputFormat.GitLab => new GitLabReporter(RepositoryPaths.Create(host, "CI_PROJECT_DIR")),
        OutputFormat.JUnit => new JUnitReporter(),
        OutputFormat.Checkstyle => new CheckstyleReporter(),
        OutputFormat.Azure => new AzureReporter(RepositoryPaths.Create(host, "BUILD_SOURCESDIRECTORY")),
        OutputFormat.MSBuild => new MSBuildReporter(),
        OutputFormat.Markdown => new MarkdownReporter(),
        _ => new FullReporter(style),
    };

    /// <summary>Writes the whole report: the document and nothing else.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="output">Where to; it stays open.</param>
    public abstract void Write(LintReport report, Stream output);
}
