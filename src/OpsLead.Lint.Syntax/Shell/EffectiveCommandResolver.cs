namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Finds the effective commands of a script.</summary>
internal static class EffectiveCommandResolver
{
    // Each level of `sh -c` needs its quotes escaped once more, so real nesting ends at three or four.
    private const int MaxNesting = 8;

    // Wrappers of wrappers: `env nice nohup …` is finite in practice; the bound keeps hostile rows linear.
    private const int MaxWrappers = 32;

    /// <summary>The effective commands of a script and of the scripts nested in it, in the order of the text.</summary>
    public static EffectiveCommand[] Resolve(ShellScript script)
    {
        List<EffectiveCommand> commands = [];
        AddCommands(commands, script, outer: null, depth: 0);
        return [.. commands];
    }

    /// <summary>Finds the script in a shell's command line; see <see cref="NestedScript"/>.</summary>
    /// <param name="name">The command's name, without a directory.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readsInput">Whether the shell reads its input instead.</param>
    /// <returns>Where the script's word is; -1 when the shell reads a file or its input.</returns>
    public static int FindShellScript(string name, ReadOnlySpan<ShellWord> arguments, out bool readsInput)
    {
        readsInput = false;
        if (!ShellDialects.FromCommand(name).IsShell())
        {
            return -1;
        }

        var hasScript = false;
        var i = 0;
        for (; i < arguments.Length; i++)
        {
            var text = arguments[i].LiteralText;
            if (text is null or "" || text[0] is not ('-' or '+'))
            {
                break;
            }

            if (text is "--" or "-")
            {
                i++;
                break;
            }

            if (text is "--rcfile" or "--init-file")
            {
                i++;
            }
            else if (!text.StartsWith("--", StringComparison.Ordinal))
            {
                hasScript |= text[0] == '-' && text.Contains('c');
                readsInput |= text[0] == '-' && text.Contains('s');
                i += text.Contains('o') || text.Contains('O') ? 1 : 0;
            }
        }

        readsInput = !hasScript && (readsInput || i >= arguments.Length);
        return hasScript && i < arguments.Length ? i : -1;
    }

    private static void AddCommands(List<EffectiveCommand> commands, ShellScript script, EffectiveCommand? outer, int depth)
    {
        foreach (var command in script.Commands)
        {
            if (command.Words.IsEmpty)
            {
                continue;
            }

            var effective = Create(script, command, outer, command.Words);
            commands.Add(effective);
            if (effective.Name is null)
            {
                continue;
            }

            if (effective.Name == "find")
            {
                AddExecutedByFind(commands, effective);
            }

            if (depth < MaxNesting && NestedScript.Parse(effective) is { } nested)
            {
                effective.NestedScript = nested;
                AddCommands(commands, nested, effective, depth + 1);
            }
        }
    }

    private static EffectiveCommand Create(ShellScript script, ShellSimpleCommand command, EffectiveCommand? outer, ReadOnlySpan<ShellWord> words)
    {
        List<CommandWrapper>? wrappers = null;
        var name = GetName(words[0]);
        while (name is not null && (wrappers?.Count ?? 0) < MaxWrappers && FindWrapped(name, words[1..]) is >= 0 and var index)
        {
            (wrappers ??= []).Add(new CommandWrapper(name, words[0]));
            words = words[(1 + index)..];
            name = GetName(words[0]);
        }

        return new EffectiveCommand(script, command, outer, wrappers is null ? [] : [.. wrappers], name, words[0], words[1..].ToArray());
    }

    private static string? GetName(ShellWord word)
    {
        var text = word.LiteralText;
        return text is ['/', ..] ? text[(text.LastIndexOf('/') + 1)..] : text;
    }

    /// <summary>Where among a wrapper's arguments the command it runs is named; -1 when the command is no wrapper, or runs nothing.</summary>
    private static int FindWrapped(string name, ReadOnlySpan<ShellWord> arguments)
    {
        if (CommandOptionTable.GetFamily(name) is "python")
        {
            return FindPythonModule(name, arguments);
        }

        if (CommandWrapperTable.Find(name) is not { } syntax)
        {
            return -1;
        }

        var index = 0;
        var before = -1;
        while (index > before)
        {
            before = index;
            var reader = new CommandLineReader(name, arguments[index..], stopsAtOperand: true);
            reader.Read();
            foreach (var flag in reader.Flags)
            {
                if (syntax.IsQuery(flag.Name))
                {
                    return -1;
                }
            }

            index += reader.Position;
            var afterOptions = index;
            while (syntax.TakesAssignments && index < arguments.Length && (arguments[index].Assignment is not null || arguments[index].LiteralText == "-"))
            {
                index++;
            }

            if (index == afterOptions)
            {
                break;
            }
        }

        index += syntax.Positionals;
        return index < arguments.Length ? index : -1;
    }

    /// <summary><c>python3 -m pip …</c>: the module is the command.</summary>
    private static int FindPythonModule(string name, ReadOnlySpan<ShellWord> arguments)
    {
        for (var i = 0; i + 1 < arguments.Length && arguments[i].LiteralText is ['-', _, ..] option; i++)
        {
            if (option == "-m")
            {
                return i + 1;
            }

            if (option == "-c")
            {
                return -1;
            }

            i += CommandOptionTable.Get(name).TakesValue(option) ? 1 : 0;
        }

        return -1;
    }

    /// <summary><c>find … -exec command … ;</c>: what runs for each file.</summary>
    private static void AddExecutedByFind(List<EffectiveCommand> commands, EffectiveCommand find)
    {
        var arguments = find.Arguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].LiteralText is not ("-exec" or "-execdir" or "-ok" or "-okdir"))
            {
                continue;
            }

            var start = i + 1;
            for (i = start; i < arguments.Length && arguments[i].LiteralText is not (";" or "+");)
            {
                i++;
            }

            if (i > start)
            {
                var executed = Create(find.Script, find.Command, find, arguments[start..i]);
                executed.NestedScript = NestedScript.Parse(executed);
                commands.Add(executed);
                if (executed.NestedScript is { } nested)
                {
                    AddCommands(commands, nested, executed, MaxNesting);
                }
            }
        }
    }
}
