using OpsLead.Lint.Text;

namespace OpsLead.Lint.Syntax.Docker;

/// <summary>RUN: executes a command in a new layer.</summary>
public sealed class RunInstruction : DockerInstruction
{
    private DockerText? script;

    internal RunInstruction(DockerInstructionHeader header, DockerCommandLine command, IReadOnlyList<DockerMount> mounts)
        : base(header)
    {
        Command = command;
        Mounts = mounts;
    }

    /// <summary>The command.</summary>
    public DockerCommandLine Command { get; }

    /// <summary>The <c>--mount</c> flags, in order, those with errors included.</summary>
    public IReadOnlyList<DockerMount> Mounts { get; }

    /// <summary>
    /// The text the shell gets, here-documents included; null in JSON form. A RUN that is a here-document and nothing else
    /// (<see cref="DockerHeredocRole.Script"/>) hands over the body; any other hands over its line and then every body with the line
    /// that ends it, each line in its place in the file.
    /// </summary>
    public DockerText? Script => Command.IsJson ? null : script ??= GetScript();

    private protected override IReadOnlyList<DockerWord> GetExpandedWords()
    {
        List<DockerWord> words = [];
        foreach (var mount in Mounts)
        {
            foreach (var option in mount.Options)
            {
                if (option.Value is not null && option.Key != DockerMountKey.From)
                {
                    words.Add(option.Value);
                }
            }
        }

        return words;
    }

    private DockerText GetScript()
    {
        if (Heredocs.Count == 0)
        {
            return Command.Source;
        }

        if (Heredocs[0].Role == DockerHeredocRole.Script)
        {
            return Heredocs[0].Body;
        }

        var text = new DockerTextBuilder();
        text.Append(Command.Source, 0, Command.Source.Length);
        foreach (var heredoc in Heredocs)
        {
            if (heredoc.RawBody.Length == 0 && heredoc.TerminatorText is null)
            {
                break;
            }

            text.Append('\n', new TextSpan(heredoc.BodySpan.Start - 1, 1));
            text.Append(heredoc.RawBody, 0, heredoc.RawBody.Length);
            if (heredoc.TerminatorText is null)
            {
                break;
            }

            text.Append(heredoc.TerminatorText, 0, heredoc.TerminatorText.Length);
        }

        return text.ToText(Span.Start);
    }
}

/// <summary>CMD: the command, or the arguments of the entry point, that a container starts with by default.</summary>
public sealed class CmdInstruction : DockerInstruction
{
    internal CmdInstruction(DockerInstructionHeader header, DockerCommandLine command)
        : base(header) => Command = command;

    /// <summary>The command; empty resets the one of the base image.</summary>
    public DockerCommandLine Command { get; }
}

/// <summary>ENTRYPOINT: the program a container runs.</summary>
public sealed class EntrypointInstruction : DockerInstruction
{
    internal EntrypointInstruction(DockerInstructionHeader header, DockerCommandLine command)
        : base(header) => Command = command;

    /// <summary>The command; empty resets the one of the base image.</summary>
    public DockerCommandLine Command { get; }
}

/// <summary>SHELL: the shell that commands in shell form run in.</summary>
public sealed class ShellInstruction : DockerInstruction
{
    internal ShellInstruction(DockerInstructionHeader header, DockerCommandLine command)
        : base(header) => Command = command;

    /// <summary>The shell and its arguments, in JSON form unless the instruction has errors.</summary>
    public DockerCommandLine Command { get; }
}

/// <summary>HEALTHCHECK: how a container is tested.</summary>
public sealed class HealthcheckInstruction : DockerInstruction
{
    internal HealthcheckInstruction(DockerInstructionHeader header, DockerText? type, DockerCommandLine? command)
        : base(header)
    {
        Type = type;
        Command = command;
    }

    /// <summary>The first word, <c>NONE</c> or <c>CMD</c> in any case; null when there is none.</summary>
    public DockerText? Type { get; }

    /// <summary>Whether the check of the base image is switched off.</summary>
    public bool IsNone => Type is not null && Type.AsSpan().Equals("NONE", StringComparison.OrdinalIgnoreCase);

    /// <summary>The command; null for NONE and for anything else than CMD.</summary>
    public DockerCommandLine? Command { get; }
}

/// <summary>ONBUILD: an instruction that runs when another image is built from this one.</summary>
public sealed class OnbuildInstruction : DockerInstruction
{
    internal OnbuildInstruction(DockerInstructionHeader header)
        : base(header)
    {
    }

    /// <summary>The instruction inside; null when there is none. Its errors are the file's errors.</summary>
    public DockerInstruction? Trigger { get; internal set; }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() => Trigger?.ExpandedWords ?? [];
}
