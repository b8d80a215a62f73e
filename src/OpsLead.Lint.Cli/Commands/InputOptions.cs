using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>The options of <c>check</c> that say what to read, and of what to report.</summary>
internal sealed class InputOptions
{
    private readonly Option<string> filesFrom = new("--files-from") { Description = "Lint the files that a file lists, or the standard input with '-': one a line, or separated by NUL.", HelpName = "FILE" };
    private readonly Option<string> standardInputName = new("--stdin-filename") { Description = "The path that the standard input stands for, with '-' as a path.", HelpName = "PATH" };
    private readonly Option<string> since = new("--since") { Description = "Report what stands in files changed since a git revision, or joins to them.", HelpName = "REVISION" };

    private readonly Option<string> beside = new("--beside") { Description = "Lint what lies beside a project file, and neither in another project's folder nor in C#, which the compiler analyses.", HelpName = "PROJECT" };

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(filesFrom);
        command.Add(standardInputName);
        command.Add(since);
        command.Add(beside);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="paths">The files and folders to lint.</param>
    /// <returns>What they ask for.</returns>
    /// <exception cref="UsageException">They contradict each other.</exception>
    public InputSettings Read(ParseResult result, Argument<string[]> paths)
    {
        var given = result.GetValue(paths) ?? [];
        var list = result.GetValue(filesFrom);
        var name = result.GetValue(standardInputName);
        var project = result.GetValue(beside);
        if (project is not null && (given.Length > 0 || list is not null || name is not null))
        {
            throw new UsageException("'--beside' says what to lint. Leave paths, '--files-from' and '--stdin-filename' out.");
        }

        return (given.Contains("-"), name, list) switch
        {
            (true, null or "", _) => throw new UsageException("What kind of file is the standard input? Say so with '--stdin-filename PATH'."),
            (true, _, "-") => throw new UsageException("The standard input is either a file ('-') or a list of files ('--files-from -')."),
            (false, not null, _) => throw new UsageException("'--stdin-filename' goes with the path '-'."),
            _ => new InputSettings
            {
                Paths = project is not null ? [] : given.Length == 0 && list is null ? ["."] : [.. given.Where(static path => path != "-")],
                FilesFrom = list,
                StandardInputName = name,
                Since = result.GetValue(since),
                Project = project,
            },
        };
    }
}

/// <summary>What to read, and of what to report.</summary>
internal sealed record InputSettings
{
    /// <summary>Files and folders as they were written.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>A file that lists files, or <c>-</c>; null for none.</summary>
    public string? FilesFrom { get; init; }

    /// <summary>The path that the standard input stands for; null when it is not read.</summary>
    public string? StandardInputName { get; init; }

    /// <summary>The project file beside which the files to lint lie; null when they are named otherwise.</summary>
    public string? Project { get; init; }

    /// <summary>The revision whose changes the run is about; null for all files.</summary>
    public string? Since { get; init; }
}
