using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>What <c>check</c> is to do.</summary>
internal sealed record CheckOptions
{
    /// <summary>What to read, and of what to report.</summary>
    public required InputSettings Input { get; init; }

    /// <summary>Selectors that replace the defaults.</summary>
    public required IReadOnlyList<string> Select { get; init; }

    /// <summary>Selectors besides.</summary>
    public required IReadOnlyList<string> ExtendSelect { get; init; }

    /// <summary>Selectors of rules not to run.</summary>
    public required IReadOnlyList<string> Ignore { get; init; }

    /// <summary>The least severity that makes the exit code 1; null for none.</summary>
    public required RuleSeverity? FailOn { get; init; }

    /// <summary>The reports to write, at most one of them to the standard output.</summary>
    public required IReadOnlyList<ReportTarget> Targets { get; init; }

    /// <summary>Whether silenced findings go into SARIF too.</summary>
    public bool IncludeSuppressed { get; init; }

    /// <summary>What keeps a SARIF log apart from others of the same tool; null to leave that to the upload.</summary>
    public string? SarifCategory { get; init; }

    /// <summary>How many files are read at once; 0 for as many as there are processors.</summary>
    public required int Jobs { get; init; }

    /// <summary>When findings are coloured.</summary>
    public required ColorMode Color { get; init; }

    /// <summary>Whether the slowest rules are said at the end.</summary>
    public bool IsTimed { get; init; }

    /// <summary>Whether only findings and errors are said.</summary>
    public required bool IsQuiet { get; init; }

    /// <summary>What is to be changed, and which findings are known.</summary>
    public ChangeSettings Changes { get; init; } = new();
}

/// <summary>A report to write.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Name">The file as it was written; null for the standard output.</param>
/// <param name="File">The file's full path; null for the standard output.</param>
internal sealed record ReportTarget(OutputFormat Format, string? Name, string? File)
{
    /// <summary>Reads the options that say what to write where.</summary>
    /// <param name="formats">Values of <c>--format</c>: <c>NAME</c> or <c>NAME=FILE</c>.</param>
    /// <param name="output">Value of <c>--output</c>; null when it is not given.</param>
    /// <param name="currentDirectory">What relative paths start from.</param>
    /// <returns>The reports; <c>full</c> to the standard output when nothing is asked for.</returns>
    /// <exception cref="UsageException">A format is unknown, or two reports would go to one place.</exception>
    public static List<ReportTarget> Parse(IReadOnlyList<string> formats, string? output, string currentDirectory)
    {
        var targets = new List<ReportTarget>();
        foreach (var text in formats)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? text : text[..equals];
            var file = equals < 0 ? null : text[(equals + 1)..];
            if (file is "")
            {
                throw new UsageException($"'--format {text}' names no file. Write '--format {name}=FILE'.");
            }

            targets.Add(new ReportTarget(OutputFormats.Parse(name), file, file is null ? null : Path.GetFullPath(file, currentDirectory)));
        }

        if (targets.Count == 0)
        {
            targets.Add(new ReportTarget(OutputFormat.Full, null, null));
        }

        if (output is not null)
        {
            if (targets is not [{ File: null } single])
            {
                throw new UsageException("'--output' goes with a single format. Write '--format NAME=FILE' for each of several.");
            }

            targets[0] = single with { Name = output, File = Path.GetFullPath(output, currentDirectory) };
        }

        for (var i = 0; i < targets.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (targets[i].File == targets[j].File)
                {
                    throw new UsageException($"Two formats would be written to {(targets[i].File is null ? "the standard output" : "one file")}. Give each '--format' a file of its own: 'NAME=FILE'.");
                }
            }
        }

        return targets;
    }
}
