using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OpsLead.Lint.Cli.Commands;

/// <summary><c>--help</c>: what a command is for, its options by what they are about, and what the program answers with.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int Width = 100;
    private const int Indentation = 2;
    private const int SecondColumn = 30;
    private const string OtherOptions = "Options";

    // The headings in their order, each with its options in theirs.
    private static readonly (string Heading, string[] Options)[] Groups =
    [
        ("What to lint", ["--files-from", "--stdin-filename", "--since", "--beside"]),
        ("Which rules", ["--select", "--extend-select", "--ignore", "--shellcheck"]),
        ("Which findings count", ["--fail-on", "--errors-as-warnings", "--baseline"]),
        ("Reports", ["--format", "--output", "--include-suppressed", "--sarif-category", "--color", "--timings", "--quiet"]),
        ("Changes to files", ["--fix", "--unsafe-fixes", "--diff", "--add-ignore"]),
        ("Configuration", ["--no-foreign-config", "--show-settings", "--jobs"]),
    ];

    /// <summary>Makes this the help of a program.</summary>
    /// <param name="root">The program.</param>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new HelpText();
                help.Description = "Say what a command is for and which options it has.";
            }
            else if (option is VersionOption version)
            {
                version.Description = "Print the version.";
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        output.WriteLine();
        output.WriteLine($"Usage: {GetUsage(command)}");
        WriteSection(output, "Arguments", command.Arguments.Select(static argument => (argument.HelpName ?? argument.Name, argument.Description ?? "")));
        WriteSection(output, "Commands", command.Subcommands.Select(static child => (child.Name, child.Description ?? "")));
        foreach (var (heading, options) in GroupOptions(command))
        {
            WriteSection(output, heading, options.Select(static option => (GetLabel(option), GetDescription(option))));
        }

        if (command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine("'COMMAND --help' says more about a command. Exit codes: 0 nothing that counts, 1 findings, 2 a wrong");
            output.WriteLine("command line or a failure.");
        }

        return ExitCode.Clean;
    }

    private static string GetUsage(Command command)
    {
        var usage = command is RootCommand ? "dotnet opslead-lint" : "";
        for (var current = command; current is not RootCommand; current = current.Parents.OfType<Command>().First())
        {
            usage = $" {current.Name}{usage}";
            if (current.Parents.OfType<RootCommand>().Any())
            {
                usage = "dotnet opslead-lint" + usage;
            }
        }

        foreach (var argument in command.Arguments)
        {
            var name = argument.HelpName ?? argument.Name;
            usage += argument.Arity.MinimumNumberOfValues > 0 ? $" {name}" : $" [{name}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}]";
        }

        return usage + (command.Subcommands.Count > 0 ? " COMMAND" : "") + " [options]";
    }

    private static IEnumerable<(string Heading, List<Option> Options)> GroupOptions(Command command)
    {
        // The one option that holds for every command belongs to the program.
        var rest = new List<Option>(command.Options);
        foreach (var parent in command.Parents.OfType<Command>())
        {
            rest.AddRange(parent.Options.Where(static option => option.Recursive));
        }

        foreach (var (heading, names) in Groups)
        {
            var options = names.Select(name => rest.Find(option => option.Name == name)).OfType<Option>().ToList();
            rest.RemoveAll(options.Contains);
            if (options.Count > 0)
            {
                yield return (heading, options);
            }
        }

        if (rest.Count > 0)
        {
            yield return (OtherOptions, rest);
        }
    }

    private static string GetLabel(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(static alias => alias is ['-', _]).Append(option.Name));
        return option.HelpName is { } value ? $"{names} {value}" : names;
    }

    private static string GetDescription(Option option)
    {
        var value = option.HasDefaultValue ? option.GetDefaultValue()?.ToString() : null;
        return string.IsNullOrEmpty(value) || option.ValueType == typeof(bool) ? option.Description ?? "" : $"{option.Description} Default: {value}.";
    }

    private static void WriteSection(TextWriter output, string heading, IEnumerable<(string Label, string Text)> rows)
    {
        var isFirst = true;
        foreach (var (label, text) in rows)
        {
            if (isFirst)
            {
                output.WriteLine();
                output.WriteLine(heading + ":");
                isFirst = false;
            }

            WriteRow(output, label, text);
        }
    }

    private static void WriteRow(TextWriter output, string label, string text)
    {
        output.Write(new string(' ', Indentation) + label);
        var column = Indentation + label.Length;
        if (column + Indentation > SecondColumn)
        {
            output.WriteLine();
            column = 0;
        }

        output.Write(new string(' ', SecondColumn - column));
        column = SecondColumn;
        foreach (var word in text.Split(' '))
        {
            if (column > SecondColumn && column + 1 + word.Length > Width)
            {
                output.WriteLine();
                output.Write(new string(' ', SecondColumn));
                column = SecondColumn;
            }

            if (column > SecondColumn)
            {
                output.Write(' ');
                column++;
            }

            output.Write(word);
            column += word.Length;
        }

        output.WriteLine();
    }
}
