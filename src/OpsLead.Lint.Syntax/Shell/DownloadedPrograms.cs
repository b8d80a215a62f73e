namespace OpsLead.Lint.Syntax.Shell;

/// <summary>Finds the downloads that a script runs as they come: <c>curl … | sh</c>, <c>bash &lt;(curl …)</c>, <c>eval "$(wget …)"</c>.</summary>
public static class DownloadedPrograms
{
    /// <summary>What runs each download: an interpreter to the right in its pipe, or around the substitution that it stands in.</summary>
    /// <param name="commands">The commands of a script, in the order of the text.</param>
    /// <returns>Of each download that is run, by what; the others are not in it.</returns>
    public static IReadOnlyDictionary<EffectiveCommand, EffectiveCommand> FindInterpreters(ReadOnlySpan<EffectiveCommand> commands)
    {
        var result = new Dictionary<EffectiveCommand, EffectiveCommand>();
        var inPipe = new Dictionary<ShellPipeline, EffectiveCommand>();
        var aroundByScript = new Dictionary<ShellScript, Stack<EffectiveCommand>>();
        foreach (var command in commands)
        {
            // A script inside another has places of its own, and its commands stand among the outer ones.
            var pipeline = command.Command.Pipeline;
            if (!aroundByScript.TryGetValue(command.Script, out var around))
            {
                aroundByScript.Add(command.Script, around = new Stack<EffectiveCommand>());
            }

            while (around.TryPeek(out var outer) && outer.Command.Span.End <= command.Command.Span.Start)
            {
                around.Pop();
            }

            if (command.Name is "curl" or "wget")
            {
                // The nearest is the one that runs it; a pipe inside a substitution is what it runs.
                if ((command.Command.Context & (ShellCommandContext.CommandSubstitution | ShellCommandContext.ProcessSubstitution)) != 0
                    && around.TryPeek(out var nearest))
                {
                    result[command] = nearest;
                }
                else if (pipeline is { Pipes.Length: > 0 })
                {
                    inPipe[pipeline] = command;
                }
            }
            else if (IsInterpreter(command) || command.Name is "eval" or "source" or ".")
            {
                around.Push(command);
                if (pipeline is not null && IsInterpreter(command) && ReadsInput(command) && inPipe.TryGetValue(pipeline, out var download)
                    && download.Command.PipelineIndex < command.Command.PipelineIndex)
                {
                    result.TryAdd(download, command);
                }
            }
        }

        return result;
    }

    /// <summary>Whether a command runs programs that it is given as text.</summary>
    /// <param name="command">The command.</param>
    /// <returns>True for shells and the interpreters of scripting languages.</returns>
    public static bool IsInterpreter(EffectiveCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.Name is "sh" or "bash" or "ash" or "dash" or "zsh" or "ksh" or "python" or "python3" or "perl" or "ruby" or "node" or "php";
    }

    /// <summary>Whether an interpreter's program is its input; <c>bash script.sh</c> and <c>python -c</c> take theirs from elsewhere.</summary>
    /// <param name="command">The interpreter.</param>
    /// <returns>True when what is piped to it is run.</returns>
    public static bool ReadsInput(EffectiveCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return !command.HasFlag("-c", "-e", "-m", "-n")
            && (command.Operands.IsEmpty || command.Operands[0].LiteralText is "-" or "/dev/stdin" || command.HasFlag("-s"));
    }
}
