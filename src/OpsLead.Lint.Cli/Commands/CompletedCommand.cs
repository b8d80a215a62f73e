using System.CommandLine;
using System.CommandLine.Completions;
using OpsLead.Lint.Cli.Reporting;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>A command as a shell completes it.</summary>
/// <param name="Path">The names of the commands to it, each after a <c>/</c>; empty for the program itself.</param>
/// <param name="Description">What it does.</param>
/// <param name="Subcommands">The names of commands below it.</param>
/// <param name="Options">Its options.</param>
/// <param name="Words">What its argument may be; empty for paths, or for no argument.</param>
/// <param name="TakesPaths">Whether its argument is a file or folder.</param>
internal sealed record CompletedCommand(string Path, string Description, IReadOnlyList<string> Subcommands, IReadOnlyList<CompletedOption> Options, IReadOnlyList<string> Words, bool TakesPaths)
{
    /// <summary>The command's own name; empty for the program itself.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Describes a command and all below it.</summary>
    /// <param name="root">The program.</param>
    /// <param name="rules">The names of all rules.</param>
    /// <returns>The commands, each before those below it.</returns>
    public static List<CompletedCommand> Collect(Command root, IReadOnlyList<string> rules)
    {
        var commands = new List<CompletedCommand>();
        Collect(root, "", rules, commands);
        return commands;
    }

    private static void Collect(Command command, string path, IReadOnlyList<string> rules, List<CompletedCommand> commands)
    {
        var options = new List<CompletedOption>();
        foreach (var option in command.Options)
        {
            IReadOnlyList<string> words = option.HelpName switch
            {
                "RULES" => rules,
                "NAME[=FILE]" => OutputFormats.Names,
                _ => GetWords(option.CompletionSources),
            };
            options.Add(new CompletedOption(option.Name, option.Description ?? "", words, option.ValueType != typeof(bool) && option.ValueType != typeof(void)));
        }

        var argument = command.Arguments.Count > 0 ? command.Arguments[0] : null;
        IReadOnlyList<string> argumentWords = argument is null ? [] : argument.Name == "RULE" ? rules : GetWords(argument.CompletionSources);
        commands.Add(new CompletedCommand(path, command.Description ?? "", [.. command.Subcommands.Select(static child => child.Name)], options, argumentWords, argument?.Name is "PATH" or "REPORT"));
        foreach (var child in command.Subcommands)
        {
            Collect(child, $"{path}/{child.Name}", rules, commands);
        }
    }

    private static List<string> GetWords(IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
    {
        var words = new List<string>();
        foreach (var source in sources)
        {
            foreach (var item in source(CompletionContext.Empty))
            {
                words.Add(item.Label);
            }
        }

        return words;
    }
}

/// <summary>An option as a shell completes it.</summary>
/// <param name="Name">Its name with the dashes.</param>
/// <param name="Description">What it changes.</param>
/// <param name="Words">What its value may be; empty for anything.</param>
/// <param name="TakesValue">Whether a value follows.</param>
internal sealed record CompletedOption(string Name, string Description, IReadOnlyList<string> Words, bool TakesValue);
