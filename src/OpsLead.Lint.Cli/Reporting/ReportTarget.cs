namespace OpsLead.Lint.Cli.Reporting;

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
