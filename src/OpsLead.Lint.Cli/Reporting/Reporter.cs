namespace OpsLead.Lint.Cli.Reporting;

/// <summary>Writes a report in one format.</summary>
internal abstract class Reporter
{
    /// <summary>Makes the reporter of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="style">The colours, for the formats that people read.</param>
    /// <returns>The reporter.</returns>
    public static Reporter Create(OutputFormat format, TerminalStyle style) => format switch
    {
        OutputFormat.Concise => new ConciseReporter(style),
        OutputFormat.Json => new JsonReporter(),
        OutputFormat.Sarif => new SarifLogReporter(),
        _ => new FullReporter(style),
    };

    /// <summary>Writes the whole report: the document and nothing else.</summary>
    /// <param name="report">What was found.</param>
    /// <param name="output">Where to; it stays open.</param>
    public abstract void Write(LintReport report, Stream output);
}

/// <summary>A format of the report.</summary>
internal enum OutputFormat
{
    /// <summary>For people: the message, the lines with marks, what relates to it.</summary>
    Full,

    /// <summary>One line a finding: <c>path:line:column: level ID message</c>.</summary>
    Concise,

    /// <summary>SARIF 2.1.0.</summary>
    Sarif,

    /// <summary>The versioned format of <c>docs/json-format.md</c>.</summary>
    Json,
}
