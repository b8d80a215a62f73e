namespace OpsLead.Lint.Syntax.Docker;

/// <summary>An instruction whose argument is the whole rest of the line, blanks included.</summary>
public abstract class SingleArgumentInstruction : DockerInstruction
{
    private protected SingleArgumentInstruction(DockerInstructionHeader header, DockerWord? argument)
        : base(header) => Argument = argument;

    /// <summary>The argument; null when it is missing.</summary>
    public DockerWord? Argument { get; }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() => Argument is null ? [] : [Argument];
}

/// <summary>USER: who runs the commands from here on, and the container.</summary>
public sealed class UserInstruction : SingleArgumentInstruction
{
    internal UserInstruction(DockerInstructionHeader header, DockerWord? argument)
        : base(header, argument)
    {
    }
}

/// <summary>WORKDIR: where relative paths start from here on.</summary>
public sealed class WorkdirInstruction : SingleArgumentInstruction
{
    internal WorkdirInstruction(DockerInstructionHeader header, DockerWord? argument)
        : base(header, argument)
    {
    }
}

/// <summary>STOPSIGNAL: what asks a container to stop.</summary>
public sealed class StopsignalInstruction : SingleArgumentInstruction
{
    internal StopsignalInstruction(DockerInstructionHeader header, DockerWord? argument)
        : base(header, argument)
    {
    }
}

/// <summary>MAINTAINER: deprecated since 2017 in favour of a label. The builder expands nothing in it.</summary>
public sealed class MaintainerInstruction : SingleArgumentInstruction
{
    internal MaintainerInstruction(DockerInstructionHeader header, DockerWord? argument)
        : base(header, argument)
    {
    }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() => [];
}

/// <summary>EXPOSE: the ports a container listens on.</summary>
public sealed class ExposeInstruction : DockerInstruction
{
    internal ExposeInstruction(DockerInstructionHeader header, IReadOnlyList<DockerPort> ports)
        : base(header) => Ports = ports;

    /// <summary>The ports as written, in order.</summary>
    public IReadOnlyList<DockerPort> Ports { get; }

    private protected override IReadOnlyList<DockerWord> GetExpandedWords() => [.. Ports.Select(static port => port.Word)];
}
