using System.Text;

namespace OpsLead.Lint.Cli.Commands;

/// <summary>
/// The scripts. Each finds the command among the words that are written, then offers what may follow: the values of the option
/// before, options, commands, or files. They hold all words themselves, since a program to start on every key would be felt.
/// </summary>
internal static class CompletionScript
{
    private const string Program = "dotnet-opslead-lint";

    /// <summary>The script for bash.</summary>
    /// <param name="commands">All commands.</param>
    /// <returns>The script.</returns>
    public static string ForBash(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append("# Completion of dotnet-opslead-lint for bash: source this file, or save it as\n");
        script.Append("# ~/.local/share/bash-completion/completions/dotnet-opslead-lint\n");
        script.Append("_opslead_lint() {\n");
        script.Append("    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= words= i\n");
        script.Append("    COMPREPLY=()\n");
        script.Append("    for ((i = 1; i < COMP_CWORD; i++)); do\n");
        AppendCommandCases(script, commands, "${COMP_WORDS[i]}");
        script.Append("    done\n");
        AppendValueCases(script, commands, "$previous", static words => $"mapfile -t COMPREPLY < <(compgen -W '{words}' -- \"$current\"); return");
        script.Append("    case \"$command\" in\n");
        foreach (var command in commands)
        {
            script.Append($"        '{command.Path}') words='{JoinFollowing(command)}' ;;\n");
        }

        script.Append("    esac\n");
        script.Append($"    if [[ $current != -* && ({JoinConditions(commands)}) ]]; then\n");
        script.Append("        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n");
        script.Append("    else\n");
        script.Append("        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n");
        script.Append("    fi\n");
        script.Append("}\n");
        script.Append($"complete -o filenames -o bashdefault -F _opslead_lint {Program}\n");
        return script.ToString();
    }

    /// <summary>The script for zsh.</summary>
    /// <param name="commands">All commands.</param>
    /// <returns>The script.</returns>
    public static string ForZsh(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append($"#compdef {Program}\n");
        script.Append("# Completion of dotnet-opslead-lint for zsh: source this file after compinit, or save it as _dotnet-opslead-lint in a folder of $fpath.\n");
        script.Append("_opslead_lint() {\n");
        script.Append("    local current=${words[CURRENT]} previous=${words[CURRENT-1]} command= i\n");
        script.Append("    for ((i = 2; i < CURRENT; i++)); do\n");
        AppendCommandCases(script, commands, "${words[i]}");
        script.Append("    done\n");
        AppendValueCases(script, commands, "$previous", static words => $"compadd -- {words}; return");
        script.Append($"    if [[ $current != -* && ({JoinConditions(commands)}) ]]; then\n");
        script.Append("        _files\n");
        script.Append("        return\n");
        script.Append("    fi\n");
        script.Append("    case \"$command\" in\n");
        foreach (var command in commands)
        {
            script.Append($"        '{command.Path}') compadd -- {JoinFollowing(command)} ;;\n");
        }

        script.Append("    esac\n");
        script.Append("}\n");
        script.Append($"compdef _opslead_lint {Program}\n");
        return script.ToString();
    }

    /// <summary>The script for fish.</summary>
    /// <param name="commands">All commands.</param>
    /// <returns>The script.</returns>
    public static string ForFish(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append("# Completion of dotnet-opslead-lint for fish: save it as ~/.config/fish/completions/dotnet-opslead-lint.fish\n");
        script.Append($"complete -c {Program} -f\n");
        foreach (var command in commands)
        {
            var condition = GetFishCondition(command);
            foreach (var name in command.Subcommands)
            {
                var child = commands.First(child => child.Path == $"{command.Path}/{name}");
                script.Append($"complete -c {Program} -n {condition} -a {name} -d {QuoteForFish(child.Description)}\n");
            }

            if (command.Words.Count > 0)
            {
                script.Append($"complete -c {Program} -n {condition} -a '{string.Join(' ', command.Words)}'\n");
            }

            if (command.TakesPaths)
            {
                script.Append($"complete -c {Program} -n {condition} -F\n");
            }

            foreach (var option in command.Options)
            {
                var name = option.Name.StartsWith("--", StringComparison.Ordinal) ? "-l " + option.Name[2..] : "-s " + option.Name[1..];
                var value = option.Words.Count > 0 ? $" -x -a '{string.Join(' ', option.Words)}'" : option.TakesValue ? " -r -F" : "";
                script.Append($"complete -c {Program} -n {condition} {name}{value} -d {QuoteForFish(option.Description)}\n");
            }
        }

        return script.ToString();
    }

    /// <summary>The script for PowerShell.</summary>
    /// <param name="commands">All commands.</param>
    /// <returns>The script.</returns>
    public static string ForPowerShell(IReadOnlyList<CompletedCommand> commands)
    {
        var script = new StringBuilder();
        script.Append("# Completion of dotnet-opslead-lint for PowerShell: dot-source this file in $PROFILE.\n");
        script.Append($"Register-ArgumentCompleter -Native -CommandName {Program} -ScriptBlock {{\n");
        script.Append("    param($wordToComplete, $commandAst, $cursorPosition)\n");
        script.Append("    $following = @{\n");
        foreach (var command in commands)
        {
            script.Append($"        '{command.Path}' = '{JoinFollowing(command)}'\n");
        }

        script.Append("    }\n    $values = @{\n");
        foreach (var command in commands)
        {
            foreach (var option in command.Options.Where(static option => option.Words.Count > 0))
            {
                script.Append($"        '{command.Path}:{option.Name}' = '{string.Join(' ', option.Words)}'\n");
            }
        }

        script.Append("    }\n");
        script.Append("    $command = ''\n");
        script.Append("    $previous = ''\n");
        script.Append("    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {\n");
        script.Append("        if ($element.Extent.EndOffset -ge $cursorPosition -and $wordToComplete) { break }\n");
        script.Append("        $previous = $element.ToString()\n");
        script.Append("        if ($following.ContainsKey(\"$command/$previous\")) { $command = \"$command/$previous\" }\n");
        script.Append("    }\n");
        script.Append("    $words = $values[\"${command}:$previous\"]\n");
        script.Append("    if (-not $words) { $words = $following[$command] }\n");
        script.Append("    $words -split ' ' | Where-Object { $_ -like \"$wordToComplete*\" } | ForEach-Object {\n");
        script.Append("        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)\n");
        script.Append("    }\n");
        script.Append("}\n");
        return script.ToString();
    }

    private static void AppendCommandCases(StringBuilder script, IReadOnlyList<CompletedCommand> commands, string word)
    {
        script.Append($"        case \"$command/{word}\" in\n");
        foreach (var command in commands.Where(static command => command.Path.Length > 0))
        {
            script.Append($"            '{command.Path}') command='{command.Path}' ;;\n");
        }

        script.Append("        esac\n");
    }

    private static void AppendValueCases(StringBuilder script, IReadOnlyList<CompletedCommand> commands, string previous, Func<string, string> offer)
    {
        script.Append($"    case \"$command:{previous}\" in\n");
        foreach (var command in commands)
        {
            foreach (var option in command.Options.Where(static option => option.Words.Count > 0))
            {
                script.Append($"        '{command.Path}:{option.Name}') {offer(string.Join(' ', option.Words))} ;;\n");
            }
        }

        script.Append("    esac\n");
    }

    private static string JoinFollowing(CompletedCommand command) => string.Join(' ', [.. command.Subcommands, .. command.Words, .. command.Options.Select(static option => option.Name)]);

    // Where a command takes paths, what is no option is one; so is what follows an option whose value is anything.
    private static string JoinConditions(IReadOnlyList<CompletedCommand> commands) =>
        string.Join(" || ", commands.Where(static command => command.TakesPaths).Select(static command => $"$command == '{command.Path}'"));

    private static string GetFishCondition(CompletedCommand command)
    {
        if (command.Path.Length == 0)
        {
            return "__fish_use_subcommand";
        }

        var conditions = command.Path[1..].Split('/').Select(static name => "__fish_seen_subcommand_from " + name);
        if (command.Subcommands.Count > 0)
        {
            conditions = conditions.Append("not __fish_seen_subcommand_from " + string.Join(' ', command.Subcommands));
        }

        return $"'{string.Join("; and ", conditions)}'";
    }

    private static string QuoteForFish(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
