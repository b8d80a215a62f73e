using System.CommandLine;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>The files and folders to lint.</summary>
internal static class PathsArgument
{
    /// <summary>Makes the argument.</summary>
    /// <param name="command">The command it is for.</param>
    /// <param name="host">The machine.</param>
    /// <returns>The argument; without any path its value is null or empty.</returns>
    public static Argument<string[]> Create(Command command, CommandHost host)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Folders, each a repository of its own, and files, which are linted whatever ignores them; '-' for the standard input. The current folder when there is none.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        paths.Validators.Add(result =>
        {
            // Any number of paths would swallow a mistyped option; a file of that name is still a file.
            foreach (var token in result.Tokens)
            {
                if (token.Value is ['-', _, ..] && !Path.Exists(Path.GetFullPath(token.Value, host.CurrentDirectory)))
                {
                    result.AddError(CommandLineApplication.DescribeUnknown(command, token.Value));
                }
            }
        });
        return paths;
    }

    /// <summary>The paths that were given.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="paths">The argument.</param>
    /// <returns>The paths as they were written; the current folder when there is none.</returns>
    public static IReadOnlyList<string> Read(ParseResult result, Argument<string[]> paths) => result.GetValue(paths) is { Length: > 0 } given ? given : ["."];
}
